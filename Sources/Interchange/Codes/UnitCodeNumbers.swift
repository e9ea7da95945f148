internal import Bitext

/// Numbers for the codes of a unit's variants: the same code has the same number in all of them.
///
/// Where nothing tells which codes are the same, their order does: a format that wants numbers must be given some.
struct UnitCodeNumbers {
  private var pool: [InlineCode] = []
  private var numbers: [Int] = []
  private var used: Set<Int> = []
  private var next: Int
  private let keepsOwn: Bool

  /// - Parameters:
  ///   - first: the least number that is given.
  ///   - keepsOwn: whether a code keeps the number that it has, unless another one has it.
  init(from first: Int, keepsOwn: Bool) {
    next = first
    self.keepsOwn = keepsOwn
  }

  /// The number of each code of the next variant.
  mutating func numbers(of codes: [InlineCode]) -> [Int] {
    var found = [Int?](repeating: nil, count: codes.count)
    if !pool.isEmpty {
      for (index, partner) in CodePairing(pool, codes).partners.enumerated() {
        found[index] = partner.map { numbers[$0] }
      }
    }
    if keepsOwn {
      for (index, code) in codes.enumerated() where found[index] == nil {
        guard let x = code.x, CodeNumber.isOne(x), let own = Int(x), used.insert(own).inserted else { continue }
        found[index] = own
        add(code, own)
      }
    }
    return codes.indices.map { index in
      if let number = found[index] { return number }
      while !used.insert(next).inserted { next += 1 }
      add(codes[index], next)
      return next
    }
  }

  private mutating func add(_ code: InlineCode, _ number: Int) {
    pool.append(code)
    numbers.append(number)
  }
}

extension [InlineCode] {
  /// Of each end of a code in its segment, the number of the code.
  var codeOfEnd: [Int: Int] {
    var found: [Int: Int] = [:]
    for (index, code) in enumerated() {
      found[code.first] = index
      found[code.last] = index
    }
    return found
  }
}
