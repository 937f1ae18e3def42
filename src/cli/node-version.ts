/** Ends the program with one clear line on a Node that is too old for it. */
export function requireNode(major: number): void {
  if (Number(process.versions.node.split('.', 1)[0]) >= major) return;
  console.error(
    `Sidelined needs Node ${major} or newer; this is ${process.versions.node}. \`npm start\` brings its own.`,
  );
  process.exit(1);
}
