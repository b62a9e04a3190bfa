//===- ValueForm.h - what stands in place of values ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_SECRETS_VALUEFORM_H
#define TNTC_LIB_FRONTEND_SECRETS_VALUEFORM_H

#include "tntc/IR/Value.h"

namespace tntc::secrets {

/// SOPS writes `ENC[AES256_GCM,data:...]` in place of each value.
bool isCipherText(StringRef text);
/// True when any scalar of \p value is cipher text.
bool holdsCipherText(const ir::Value &value);
/// True when all of \p value that is a secret is cipher text.
bool isAllCipherText(const ir::Value &value);

/// True when \p text is a place for a value: `${TOKEN}`, `<your-token>`,
/// `CHANGEME`, `xxx`. In doubt it is a value.
bool isPlaceholder(StringRef text);

} // namespace tntc::secrets

#endif // TNTC_LIB_FRONTEND_SECRETS_VALUEFORM_H
