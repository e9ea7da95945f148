internal import Files

/// How far a long job is.
package struct Progress: Sendable {
  package enum Job: Sendable { case compiling, importing }
  package let job: Job
  package let file: String
  package let units: Int
  package let bytes: Int64
  /// nil when the size is not known beforehand.
  package let totalBytes: Int64?
  package let seconds: Double
}

/// Whom a long job tells how far it is, and what the user should know. Both are called on whatever thread does the work.
package struct Listener: Sendable {
  package let progress: @Sendable (Progress) -> Void
  package let message: @Sendable (Notice) -> Void
  package init(
    progress: @escaping @Sendable (Progress) -> Void = { _ in },
    message: @escaping @Sendable (Notice) -> Void = { _ in }
  ) {
    self.progress = progress
    self.message = message
  }
}

/// Reports a job that takes longer than a second, four times a second.
package struct ProgressClock {
  private let job: Progress.Job
  private let file: String
  private let total: Int64?
  private let start = steadySeconds()
  private var next = 1.0
  private var reported = false

  package init(job: Progress.Job, file: String, total: Int64?) {
    self.job = job
    self.file = file
    self.total = total
  }

  package mutating func tick(units: Int, bytes: Int64, _ listener: Listener) {
    let seconds = steadySeconds() - start
    guard seconds >= next else { return }
    next = seconds + 0.25
    reported = true
    listener.progress(
      Progress(job: job, file: file, units: units, bytes: bytes, totalBytes: total, seconds: seconds))
  }

  package mutating func finish(units: Int, bytes: Int64, _ listener: Listener) {
    guard reported else { return }
    listener.progress(
      Progress(
        job: job, file: file, units: units, bytes: total ?? bytes, totalBytes: total ?? bytes,
        seconds: steadySeconds() - start))
  }
}
