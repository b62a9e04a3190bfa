// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What is not known follows a host directly: it may be a path, as people write
// it, or the rest of the host, and nobody knows the port.
// CHECK: maybe network fetch https api.example.t GET */a hostGoesOn
// CHECK: maybe network fetch http api.example.test GET * hostGoesOn
// CHECK: maybe network fetch http api.example.test 8081 GET * hostGoesOn
// CHECK: network fetch https api.example.test 443 GET /*
declare function rest(): string;

export default async function run(ctx: any) {
  await fetch(`https://api.example.t${rest()}/a`);
  await fetch(`http://api.example.test${rest()}`);
  await fetch(`http://api.example.test:8081${rest()}`);
  await fetch(`https://api.example.test/${rest()}`);
}
