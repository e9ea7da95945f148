internal import CICU

/// Stops the program when ICU itself is unusable (its data are missing or belong to another version).
///
/// Nothing a caller passes can lead here, and no answer could be trusted afterwards.
func requireICU(_ error: Int32, _ what: StaticString) {
  guard error > 0 else { return }
  fatalError("ICU \(OrthographyVersion.icu) \(what): \(String(cString: icu_error_name(error)))")
}
