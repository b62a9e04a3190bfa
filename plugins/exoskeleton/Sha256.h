//===- Sha256.h - FIPS 180-4 for plugins that link nothing ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_EXOSKELETON_SHA256_H
#define TNTC_PLUGINS_EXOSKELETON_SHA256_H

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tntc::exoskeleton {

using Digest = std::array<uint8_t, 32>;

namespace detail {
inline constexpr std::array<uint32_t, 64> roundConstants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

inline uint32_t rotated(uint32_t word, unsigned by) {
  return word >> by | word << (32 - by);
}

inline void compress(std::array<uint32_t, 8> &state, const uint8_t *block) {
  std::array<uint32_t, 64> w;
  for (unsigned i = 0; i != 16; ++i)
    w[i] = uint32_t(block[4 * i]) << 24 | uint32_t(block[4 * i + 1]) << 16 |
           uint32_t(block[4 * i + 2]) << 8 | block[4 * i + 3];
  for (unsigned i = 16; i != 64; ++i) {
    uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (rotated(a, 7) ^ rotated(a, 18) ^ a >> 3) +
           (rotated(b, 17) ^ rotated(b, 19) ^ b >> 10);
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (unsigned i = 0; i != 64; ++i) {
    uint32_t t1 = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) +
                  ((e & f) ^ (~e & g)) + roundConstants[i] + w[i];
    uint32_t t2 = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) +
                  ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  std::array<uint32_t, 8> sum = {a, b, c, d, e, f, g, h};
  for (unsigned i = 0; i != 8; ++i)
    state[i] += sum[i];
}
} // namespace detail

inline Digest sha256(std::string_view text) {
  std::array<uint32_t, 8> state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                   0xa54ff53a, 0x510e527f, 0x9b05688c,
                                   0x1f83d9ab, 0x5be0cd19};
  std::string padded(text);
  padded += '\x80';
  while (padded.size() % 64 != 56)
    padded += '\0';
  for (int shift = 56; shift >= 0; shift -= 8)
    padded += char(uint64_t(text.size()) * 8 >> shift);
  for (size_t at = 0; at != padded.size(); at += 64)
    detail::compress(state,
                     reinterpret_cast<const uint8_t *>(padded.data()) + at);
  Digest digest;
  for (unsigned i = 0; i != 32; ++i)
    digest[i] = uint8_t(state[i / 4] >> (24 - 8 * (i % 4)));
  return digest;
}

/// The first \p count lower-case hexadecimal digits.
inline std::string sha256Hex(std::string_view text, size_t count = 64) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (uint8_t byte : sha256(text)) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex.substr(0, count);
}

} // namespace tntc::exoskeleton

#endif // TNTC_PLUGINS_EXOSKELETON_SHA256_H
