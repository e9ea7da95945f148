/// Hashes to small numbers, in open addressing: the hot loops' dictionary.
struct HashTable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private(set) var count = 0
  private var mask: Int

  init(capacity: Int = 1 << 12) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt32](repeating: 0, count: size)
    mask = size - 1
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[at] != 0, keys[at] != key { at = (at &+ 1) & mask }
    return at
  }

  @inline(__always)
  subscript(_ key: UInt64) -> UInt32? {
    let key = key == 0 ? 1 : key
    let at = slot(key)
    return keys[at] == 0 ? nil : values[at]
  }

  /// Puts a key in that may be there.
  /// - Returns: the value that stands for it: the one there was, or the new one.
  mutating func insert(_ key: UInt64, _ value: UInt32) -> (value: UInt32, isNew: Bool) {
    let key = key == 0 ? 1 : key
    let at = slot(key)
    if keys[at] != 0 { return (values[at], false) }
    keys[at] = key
    values[at] = value
    count += 1
    if count * 10 > keys.count * 7 { grow() }
    return (value, true)
  }

  mutating func set(_ key: UInt64, _ value: UInt32) {
    let key = key == 0 ? 1 : key
    if insert(key, value).isNew { return }
    values[slot(key)] = value
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    values = [UInt32](repeating: 0, count: keys.count)
    mask = keys.count - 1
    for index in oldKeys.indices where oldKeys[index] != 0 {
      let at = slot(oldKeys[index])
      keys[at] = oldKeys[index]
      values[at] = oldValues[index]
    }
  }
}

/// Which unit had a hash first.
package struct UnitTable {
  private var table = HashTable(capacity: 1 << 12)

  package init() {}

  /// The unit that has the hash already; nil when this one is the first.
  package mutating func earlier(_ hash: UInt64, _ number: Int) -> Int? {
    let found = table.insert(hash, UInt32(truncatingIfNeeded: number))
    return found.isNew ? nil : Int(found.value)
  }

  package func find(_ hash: UInt64) -> Int? { table[hash].map { Int($0) } }

  package mutating func replace(_ hash: UInt64, _ number: Int) { table.set(hash, UInt32(truncatingIfNeeded: number)) }
}
