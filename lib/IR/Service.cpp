//===- Service.cpp - words of services ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Service.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;

StringRef ir::phaseName(Phase phase) {
  switch (phase) {
  case Phase::Provision:
    return "provision";
  case Phase::Teardown:
    return "teardown";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::scopeName(Scope scope) {
  switch (scope) {
  case Scope::Workflow:
    return "workflow";
  case Scope::Enclave:
    return "enclave";
  case Scope::Platform:
    return "platform";
  }
  llvm_unreachable("covered switch");
}
