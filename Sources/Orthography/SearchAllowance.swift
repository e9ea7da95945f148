internal import Synchronization

/// How much searching an expression of a user's may cost a whole run, over all its texts and threads.
///
/// Each search is bounded by itself (``RegularExpression/ranges(in:)``). An expression that is given up ``mostGivenUp`` times, or takes
/// far more steps than texts are worth, is not searched for any more: what it costs is bounded however many texts there are.
/// Counted in steps, not in seconds, so that a busy machine says the same.
package final class SearchAllowance: Sendable {
  /// Searches given up before the expression is.
  package static let mostGivenUp = 3
  /// Steps, in ten thousands: about as many as three searches that are given up take, and one more for each text.
  private static let freeSteps = 1_500

  /// What came of a search.
  package enum Outcome: Equatable, Sendable {
    /// In UTF-8 bytes of the text.
    case found([Range<Int>])
    /// Whether something matches is not known.
    case givenUp
    /// Nothing was searched for: the expression was stopped before.
    case stopped
  }

  private struct Spent {
    var givenUp = 0
    var steps = 0
    var searches = 0
    var isOver: Bool { givenUp >= mostGivenUp || steps > freeSteps + searches }
  }

  private let spent = Mutex(Spent())

  package init() {}

  package func search(for expression: RegularExpression, in text: String) -> Outcome {
    if spent.withLock({ $0.isOver }) { return .stopped }
    let outcome: Outcome
    do throws(RegularExpression.Exhausted) { outcome = .found(try expression.ranges(in: text)) } catch {
      outcome = .givenUp
    }
    spent.withLock { spent in
      spent.searches += 1
      spent.steps += expression.steps
      if outcome == .givenUp { spent.givenUp += 1 }
    }
    return outcome
  }
}
