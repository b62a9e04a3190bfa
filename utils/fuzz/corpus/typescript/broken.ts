0export default function run( { return { a: [1, 2 ;
const const x = ;
}}}
