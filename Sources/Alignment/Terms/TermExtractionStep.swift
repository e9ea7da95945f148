/// How far ``TermExtractor`` is.
package enum TermExtractionStep: Equatable, Sendable {
  /// Phrases of each side have been counted: so many may be terms.
  case phrases(source: Int, target: Int)
  /// Words are linked in those of all units that have a phrase that is looked at.
  case linking(units: Int, of: Int)
}
