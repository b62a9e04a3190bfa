0let run = () => 1;
run ??= 5;
export default run;
export { run as "default" };
