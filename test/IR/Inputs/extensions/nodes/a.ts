export default function run() {
  return {};
}
