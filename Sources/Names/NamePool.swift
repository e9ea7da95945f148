/// Names to be searched, one a line of a text in UTF-8.
///
/// A carriage return before the line feed, and a byte order mark, are no part of a name. Lines without letters are no
/// names, lines that are equal count once. Reading takes about the text's size and 70 bytes a name. Immutable, so that any
/// number of threads may search.
package struct NamePool: Sendable {
  /// A line that was passed over.
  package struct Fault: Equatable, Sendable {
    package enum Reason: Equatable, Sendable {
      case notUTF8
      /// More letters than are compared; the line's bytes.
      case tooLong(bytes: Int)
    }

    /// From 1.
    package let line: Int
    package let reason: Reason
  }

  /// In the order of lines, the first ``mostFaults`` of them.
  package private(set) var faults: [Fault] = []
  /// All of them.
  package private(set) var faultCount = 0
  /// Names that can be found.
  package private(set) var count = 0

  package static let mostFaults = 20
  /// Bytes of a pool, so that offsets fit.
  package static let largestBytes = 1 << 31 - 1

  private let bytes: [UInt8]
  /// Where each name stands in `bytes`.
  private var lines: [(start: UInt32, end: UInt32)] = []
  /// By script, then by the number of words.
  private(set) var lists: [NameList] = []

  /// - Parameter bytes: at most ``largestBytes``.
  package init(_ bytes: [UInt8]) {
    precondition(bytes.count <= Self.largestBytes, "a pool of 2 GiB or more")
    self.bytes = bytes
    var builders: [NameList.Builder] = []
    for script in NameScript.allCases {
      for words in 1...NameList.mostWords { builders.append(NameList.Builder(script, words: words)) }
    }
    bytes.withUnsafeBufferPointer { buffer in
      var start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var number = 0
      while start < buffer.count {
        number += 1
        var next = start
        while next < buffer.count, buffer[next] != 0x0A { next += 1 }
        let end = next > start && buffer[next - 1] == 0x0D ? next - 1 : next
        if end > start { add(UnsafeBufferPointer(rebasing: buffer[start..<end]), at: start, number, &builders) }
        start = next + 1
      }
    }
    for builder in builders where builder.count > 0 {
      let list = builder.finish { self.name($0).elementsEqual(self.name($1)) }
      count += list.count
      lists.append(list)
    }
  }

  private mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, at start: Int, _ line: Int, _ builders: inout [NameList.Builder]
  ) {
    let spelling: NameSpelling?
    if let quick = NameSpelling.quickly(name) {
      spelling = quick
    } else {
      guard (try? UTF8Span(validating: name.span)) != nil else {
        note(Fault(line: line, reason: .notUTF8))
        return
      }
      spelling = NameSpelling(utf8: name)
    }
    guard let spelling else {
      if name.count > NameSpelling.longestCodes { note(Fault(line: line, reason: .tooLong(bytes: name.count))) }
      return
    }
    let words = min(spelling.wordCount, NameList.mostWords)
    builders[NameList.mostWords * spelling.script.rawValue + words - 1].append(spelling.codes, line: lines.count)
    lines.append((UInt32(start), UInt32(start + name.count)))
  }

  private mutating func note(_ fault: Fault) {
    faultCount += 1
    if faults.count < Self.mostFaults { faults.append(fault) }
  }

  private func name(_ line: Int) -> ArraySlice<UInt8> { bytes[Int(lines[line].start)..<Int(lines[line].end)] }

  func text(_ line: Int) -> String { String(decoding: name(line), as: UTF8.self) }
}

/// The spellings of one script in order, so that neighbours begin alike and are compared once as far as they do.
struct NameList: Sendable {
  let script: NameScript
  /// Words of each name, ``mostWords`` where it has as many or more.
  let words: Int
  /// All spellings end to end.
  let codes: [UInt8]
  /// Where each spelling begins in `codes`, and one more for the end.
  let starts: [UInt32]
  /// Codes that each spelling shares with the one before.
  let shared: [UInt8]
  /// Which name of the pool each spelling is of.
  let lines: [UInt32]

  var count: Int { lines.count }

  static let mostWords = 4

  struct Builder {
    private let script: NameScript
    private let words: Int
    private var codes: [UInt8] = []
    private var starts: [UInt32] = [0]
    private var lines: [UInt32] = []

    init(_ script: NameScript, words: Int) {
      self.script = script
      self.words = words
    }

    var count: Int { lines.count }

    mutating func append(_ spelling: [UInt8], line: Int) {
      codes += spelling
      starts.append(UInt32(codes.count))
      lines.append(UInt32(line))
    }

    /// - Parameter isSame: whether two lines have the same text; the later one is dropped.
    func finish(_ isSame: (Int, Int) -> Bool) -> NameList {
      var sorted: [UInt8] = []
      sorted.reserveCapacity(codes.count)
      var newStarts: [UInt32] = []
      newStarts.reserveCapacity(starts.count)
      var shared: [UInt8] = []
      shared.reserveCapacity(lines.count)
      var newLines: [UInt32] = []
      newLines.reserveCapacity(lines.count)
      codes.withUnsafeBufferPointer { codes in
        var previous = 0..<0
        for index in order(codes) {
          let own = Int(starts[index])..<Int(starts[index + 1])
          var common = 0
          let most = min(previous.count, own.count)
          while common < most, codes[previous.lowerBound + common] == codes[own.lowerBound + common] { common += 1 }
          if common == own.count, common == previous.count {
            // Equal spellings follow each other in the order of lines.
            var earlier = newLines.count - 1
            var isKnown = false
            while !isKnown, earlier >= 0 {
              isKnown = isSame(Int(newLines[earlier]), Int(lines[index]))
              if Int(shared[earlier]) < common { break }
              earlier -= 1
            }
            if isKnown { continue }
          }
          newStarts.append(UInt32(sorted.count))
          sorted += codes[own]
          shared.append(UInt8(common))
          newLines.append(lines[index])
          previous = own
        }
      }
      newStarts.append(UInt32(sorted.count))
      return NameList(
        script: script, words: words, codes: sorted, starts: newStarts, shared: shared, lines: newLines)
    }

    /// Spellings by their codes, equal ones by line: a radix sort on the first nine codes, then comparisons.
    private func order(_ codes: UnsafeBufferPointer<UInt8>) -> [Int] {
      var items = lines.indices.map { index in
        var key: UInt64 = 0
        let (start, end) = (Int(starts[index]), Int(starts[index + 1]))
        // The first code is the same everywhere; codes are below 128.
        for offset in 1...9 { key = key << 7 | (start + offset < end ? UInt64(codes[start + offset]) : 0) }
        return (key: key, index: UInt32(index))
      }
      var spare = items
      if items.count < 1000 {
        items.sort { ($0.key, $0.index) < ($1.key, $1.index) }
      } else {
        for shift in stride(from: UInt64(0), to: 63, by: 11) {
          var counts = [Int](repeating: 0, count: 2049)
          for item in items { counts[Int(item.key >> shift & 2047) + 1] += 1 }
          for digit in 1...2048 { counts[digit] += counts[digit - 1] }
          for item in items {
            let digit = Int(item.key >> shift & 2047)
            spare[counts[digit]] = item
            counts[digit] += 1
          }
          swap(&items, &spare)
        }
      }
      func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
        let (x, y) = (Int(a), Int(b))
        let left = codes[Int(starts[x])..<Int(starts[x + 1])]
        let right = codes[Int(starts[y])..<Int(starts[y + 1])]
        if left.lexicographicallyPrecedes(right) { return true }
        return !right.lexicographicallyPrecedes(left) && a < b
      }
      var start = 0
      while start < items.count {
        var end = start + 1
        while end < items.count, items[end].key == items[start].key { end += 1 }
        // Keys that end in 0 hold the whole spelling, and the sort was stable.
        if end - start > 1, items[start].key & 127 != 0 {
          items[start..<end].sort { precedes($0.index, $1.index) }
        }
        start = end
      }
      return items.map { Int($0.index) }
    }
  }
}
