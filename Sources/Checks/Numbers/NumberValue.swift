/// A number by its value: `coefficient` times ten to the power of `exponent`, so that 2.5 billion and 2,500,000,000 are equal.
///
/// Of more than 18 digits the coefficient is a hash: equal numbers stay equal.
struct NumberValue: Hashable, BitwiseCopyable, Sendable {
  let coefficient: UInt64
  let exponent: Int

  /// - Parameter decimals: how many of the digits stand behind the decimal sign.
  init(digits: some Sequence<Unicode.Scalar>, decimals: Int = 0) {
    var coefficient: UInt64 = 0
    var zeros = 0
    var significant = 0
    for digit in digits {
      let value = digit.decimalDigit
      if value == 0 {
        if significant > 0 { zeros += 1 }
        continue
      }
      // Zeros count only when another digit follows.
      for _ in 0..<min(zeros, 20) { coefficient = coefficient &* 10 }
      significant += zeros + 1
      zeros = 0
      coefficient = coefficient &* 10 &+ value
    }
    if significant > 18 { coefficient |= 1 << 63 }
    self.coefficient = coefficient
    exponent = coefficient == 0 ? 0 : zeros - decimals
  }

  init(_ value: Int) { self.init(digits: String(abs(value)).unicodeScalars) }

  /// - Parameter decimal: digits, and perhaps a point among them.
  init(decimal: String) {
    let parts = decimal.split(separator: ".")
    self.init(digits: parts.joined().unicodeScalars, decimals: parts.count > 1 ? parts[1].utf8.count : 0)
  }

  private init(coefficient: UInt64, exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  func times(tenTo power: Int) -> NumberValue {
    coefficient == 0 ? self : NumberValue(coefficient: coefficient, exponent: exponent + power)
  }

  /// As a whole number, where it is one below 10¹⁶.
  var integer: Int? {
    guard exponent >= 0, exponent < 16, coefficient < 10_000_000_000_000_000 else { return coefficient == 0 ? 0 : nil }
    var value = Int(coefficient)
    for _ in 0..<exponent {
      value *= 10
      if value >= 10_000_000_000_000_000 { return nil }
    }
    return value
  }

  /// The sum, where both are whole numbers below 10¹⁶.
  func plus(_ other: NumberValue) -> NumberValue? {
    guard let integer, let more = other.integer else { return nil }
    return NumberValue(integer + more)
  }

  /// A half, a quarter and the like behind it: 2½.
  func plus(_ fraction: Double) -> NumberValue? {
    guard let integer, integer < 1_000_000 else { return nil }
    let thousandths = Int((fraction * 1000).rounded())
    guard abs(Double(thousandths) / 1000 - fraction) < 1e-9 else { return nil }
    return NumberValue(
      digits: String(integer * 1000 + thousandths).unicodeScalars, decimals: 3)
  }

  var double: Double {
    var value = Double(coefficient)
    for _ in 0..<min(abs(exponent), 300) { value = exponent > 0 ? value * 10 : value / 10 }
    return value
  }
}
