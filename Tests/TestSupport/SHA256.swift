/// SHA-256 (FIPS 180-4), written from its definition.
package func sha256(_ message: [UInt8]) -> [UInt8] {
  func primes(_ count: Int) -> [Int] {
    var found: [Int] = []
    var number = 2
    while found.count < count {
      if !found.contains(where: { number % $0 == 0 }) { found.append(number) }
      number += 1
    }
    return found
  }
  /// The first 32 bits of the fraction of a root.
  func fraction(_ number: Int, power: Int) -> UInt32 {
    // The root of number * 2^(32 * power), by bisection on its bits.
    var root: UInt64 = 0
    for bit in stride(from: 36, through: 0, by: -1) {
      let tried = root | 1 << UInt64(bit)
      var product: (high: UInt64, low: UInt64) = (0, tried)
      for _ in 1..<power {
        let low = product.low.multipliedFullWidth(by: tried)
        product = (product.high &* tried &+ low.high, low.low)
      }
      let limit: (high: UInt64, low: UInt64) =
        power == 2 ? (UInt64(number), 0) : (UInt64(number) << 32, 0)
      if (product.high, product.low) <= (limit.high, limit.low) { root = tried }
    }
    return UInt32(truncatingIfNeeded: root)
  }
  func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
  let constants = primes(64).map { fraction($0, power: 3) }
  var state = primes(8).map { fraction($0, power: 2) }
  var bytes = message + [0x80]
  while bytes.count % 64 != 56 { bytes.append(0) }
  for shift in stride(from: 56, through: 0, by: -8) {
    bytes.append(UInt8(truncatingIfNeeded: UInt64(message.count * 8) >> UInt64(shift)))
  }
  for start in stride(from: 0, to: bytes.count, by: 64) {
    var words = (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[start + 4 * word + $1]) }
    }
    for at in 16..<64 {
      let (a, b) = (words[at - 15], words[at - 2])
      let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let second = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      words.append(words[at - 16] &+ first &+ words[at - 7] &+ second)
    }
    var s = state
    for at in 0..<64 {
      let sum = rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)
      let choice = s[4] & s[5] ^ ~s[4] & s[6]
      let first = s[7] &+ sum &+ choice &+ constants[at] &+ words[at]
      let other = rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)
      let second = other &+ (s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2])
      s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
    }
    state = zip(state, s).map { $0 &+ $1 }
  }
  return state.flatMap { word in
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
  }
}

/// Base 64 (RFC 4648).
package func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
    for place in 0..<4 {
      text.append(start + place <= bytes.count ? letters[group >> (18 - 6 * place) & 63] : "=")
    }
  }
  return text
}
