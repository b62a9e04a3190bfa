1/** @jsxImportSource npm:preact */
export default () => <a b={1}>{...c}</a>;
