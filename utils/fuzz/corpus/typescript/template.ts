0const rows = await sql<{ id: number }>`SELECT ${`a${1}`} /* x */`;
export default /[/\]]/u;
