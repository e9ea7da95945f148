/// One query against one sorted list: rows of the alignment table are kept as far as the next name begins alike.
///
/// Row `j`, column `i` is the least cost of writing the query's first `i` codes as the name's first `j`.
struct NameWalk {
  private let query: NameQuery
  private let list: NameList
  private let width: Int

  init(_ query: NameQuery, _ list: NameList) {
    self.query = query
    self.list = list
    width = query.codes.count + 1
  }

  func run(penalty: Int32, into best: inout BestNames) {
    let size = (NameSpelling.longestCodes + 2) * width
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { rows in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: NameSpelling.longestCodes + 2) { wordBounds in
        query.steps.withUnsafeBufferPointer { steps in
          query.firsts.withUnsafeBufferPointer { firsts in
            query.model.children.withUnsafeBufferPointer { children in
              list.codes.withUnsafeBufferPointer { codes in
                list.shared.withUnsafeBufferPointer { shared in
                  guard let rows = rows.baseAddress, let wordBounds = wordBounds.baseAddress else { return }
                  var table = Table(
                    query: query, rows: rows, wordBounds: wordBounds, width: width,
                    steps: steps, firsts: firsts, children: children)
                  walk(&table, codes, shared, penalty, &best)
                }
              }
            }
          }
        }
      }
    }
  }

  private func walk(
    _ table: inout Table, _ codes: UnsafeBufferPointer<UInt8>, _ shared: UnsafeBufferPointer<UInt8>, _ penalty: Int32,
    _ best: inout BestNames
  ) {
    table.begin()
    // Rows that hold for the name at hand.
    var valid = 0
    var index = 0
    let count = list.count
    while index < count {
      let start = Int(list.starts[index])
      let length = Int(list.starts[index + 1]) - start
      let name = UnsafeBufferPointer(rebasing: codes[start..<start + length])
      var row = min(valid, Int(shared[index]))
      let bound = best.bound - penalty
      var isHopeless = false
      while row < length {
        row += 1
        table.fill(row, name)
        if row < length, table.least(row, name, bound) > bound {
          isHopeless = true
          break
        }
      }
      valid = row
      index += 1
      if isHopeless {
        // Neither can any name that begins with the same codes.
        while index < count, Int(shared[index]) >= row { index += 1 }
      } else {
        best.add(cost: table.total(length) + penalty, line: list.lines[index - 1])
      }
    }
  }

  /// The rows, and what fills them.
  private struct Table {
    let query: NameQuery
    let rows: UnsafeMutablePointer<Int32>
    /// By row: the least total where the word that the row is in will be passed over.
    let wordBounds: UnsafeMutablePointer<Int32>
    let width: Int
    let steps: UnsafeBufferPointer<NameQuery.Step>
    let firsts: UnsafeBufferPointer<Int32>
    let children: UnsafeBufferPointer<Int32>

    func total(_ row: Int) -> Int32 { rows[row * width + width - 1] }

    func begin() {
      for i in 0..<width { rows[i] = NameQuery.unreachable }
      rows[0] = 0
      wordBounds[0] = NameQuery.unreachable
      silent(rows)
    }

    /// Letters of the query that nothing stands for.
    @inline(__always)
    private func silent(_ row: UnsafeMutablePointer<Int32>) {
      query.silent.withUnsafeBufferPointer { silent in
        for step in silent {
          let cost = row[Int(step.from)] &+ step.cost
          if cost < row[Int(step.to)] { row[Int(step.to)] = cost }
        }
      }
    }

    /// Fills row `j` from those above it.
    @inline(__always)
    func fill(_ j: Int, _ name: UnsafeBufferPointer<UInt8>) {
      let row = rows + j * width
      let above = row - width
      let mismatch = SpellingModel.mismatch
      row[0] = above[0] &+ mismatch
      for i in 1..<width { row[i] = min(above[i], above[i &- 1]) &+ mismatch }
      var node = 0
      var k = 1
      while k <= j, k <= query.model.longest {
        node = Int(children[node &* query.model.width &+ Int(name[j &- k])])
        if node == 0 { break }
        let source = row - k * width
        var step = Int(firsts[node])
        let last = Int(firsts[node &+ 1])
        while step < last {
          let one = steps[step]
          let cost = source[Int(one.from)] &+ one.cost
          if cost < row[Int(one.to)] { row[Int(one.to)] = cost }
          step &+= 1
        }
        k &+= 1
      }
      if query.hasJoints { words(j, name, row) }
      silent(row)
    }

    /// Words of the name joined, or passed over.
    private func words(_ j: Int, _ name: UnsafeBufferPointer<UInt8>, _ row: UnsafeMutablePointer<Int32>) {
      if name[j - 1] == LetterCodes.begin {
        if j >= 2 {
          let source = row - 2 * width
          for i in 0..<width { row[i] = min(row[i], source[i] &+ SpellingModel.join) }
        }
        guard query.mayPassWords else { return }
        let before = row - width
        var least = NameQuery.unreachable
        for i in 0..<width where query.isBoundary[i] {
          least = min(least, before[i] &+ SpellingModel.poolWord &+ query.rest[i])
        }
        wordBounds[j] = least
      } else if !query.mayPassWords {
        return
      } else if name[j - 1] == LetterCodes.end {
        var start = j - 1
        while start > 0, name[start] != LetterCodes.begin { start -= 1 }
        let source = rows + start * width
        for i in 0..<width where query.isBoundary[i] {
          row[i] = min(row[i], source[i] &+ SpellingModel.poolWord)
        }
        wordBounds[j] = NameQuery.unreachable
      } else {
        wordBounds[j] = wordBounds[j - 1]
      }
    }

    /// No name that begins with the first `j` codes costs less than this, as far as that is above `bound`.
    func least(_ j: Int, _ name: UnsafeBufferPointer<UInt8>, _ bound: Int32) -> Int32 {
      var least = bounded(rows + j * width, query.rest)
      if least <= bound { return least }
      // Chunks that began further up and end below.
      for back in 1..<max(query.model.longest, 2) where back <= j {
        least = min(least, bounded(rows + (j - back) * width, query.restBy[back]))
        if least <= bound { return least }
      }
      if query.hasJoints {
        if query.mayPassWords { least = min(least, wordBounds[j]) }
        if name[j - 1] == LetterCodes.end {
          least = min(least, bounded(rows + (j - 1) * width, query.rest) &+ SpellingModel.join)
        }
      }
      return least
    }

    @inline(__always)
    private func bounded(_ row: UnsafeMutablePointer<Int32>, _ rest: [Int32]) -> Int32 {
      rest.withUnsafeBufferPointer { rest in
        var least = NameQuery.unreachable
        for i in 0..<width { least = min(least, row[i] &+ rest[i]) }
        return least
      }
    }
  }
}
