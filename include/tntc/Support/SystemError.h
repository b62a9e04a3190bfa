//===- SystemError.h - failures in the words of the system ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_SYSTEMERROR_H
#define TNTC_SUPPORT_SYSTEMERROR_H

#include <cerrno>
#include <string>
#include <system_error>

namespace tntc {

/// What the C library says of \p error, as the end of a message: 'no space left
/// on device'. May be asked from any thread, which strerror() may not.
std::string errorText(std::error_code error);
inline std::string errnoText(int number = errno) {
  return errorText({number, std::generic_category()});
}

} // namespace tntc

#endif // TNTC_SUPPORT_SYSTEMERROR_H
