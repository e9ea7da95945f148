internal import Files
internal import Library

/// What searches the indexes of a snapshot, made anew when another program cuts one of them short meanwhile. Serves one thread at
/// a time.
final class RenewedSearcher<Searcher> {
  private let make: (Snapshot) throws -> Searcher
  private var snapshot: Snapshot
  private(set) var searcher: Searcher
  /// Times that indexes are opened again for one question.
  private static var mostRenewals: Int { 3 }

  init(_ snapshot: Snapshot, _ make: @escaping (Snapshot) throws -> Searcher) throws {
    self.snapshot = snapshot
    self.make = make
    searcher = try make(snapshot)
  }

  /// What `question` finds in whole indexes.
  func ask<Answer>(_ question: (Searcher) throws -> Answer) throws -> Answer {
    for _ in 0..<Self.mostRenewals {
      // What was found in an index that is cut short is not to be believed.
      let answer = try MappedFile.toleratingCuts { try question(searcher) }
      if answer.isWhole { return answer.result }
      try renew()
    }
    // Whoever does that does it again and again; now it ends the process.
    return try question(searcher)
  }

  /// Opens all indexes again; those that are damaged are made again.
  private func renew() throws {
    let made = try MappedFile.toleratingCuts {
      let snapshot = try Snapshot(snapshot.workspace, listener: snapshot.listener)
      return (snapshot, try make(snapshot))
    }
    (snapshot, searcher) = made.result
  }
}
