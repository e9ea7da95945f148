internal import CICU
internal import Glibc

/// Latin letters for scripts that only ICU reads (its transforms Any-Latin and Latin-ASCII).
///
/// Every thread has its own, which goes with the thread. Opening takes 12 to 32 ms for the first thread and 0.1 ms for
/// each further one, a word 3 to 14 µs. ICU lets one thread at a time into its rules: ``ForeignReadings`` remembers what has
/// been read, so that threads meet at ICU only over new words.
final class ForeignScripts {
  private let handle: UnsafeMutableRawPointer?

  private init() {
    var error: Int32 = 0
    handle = icu_transliterator_open("Any-Latin; Latin-ASCII", &error)
    requireICU(error, "cannot open the transliterator")
  }

  deinit { if let handle { icu_transliterator_close(handle) } }

  /// Where a thread keeps its own; nil when the system has no place left, and each call opens one anew.
  private static let key: pthread_key_t? = {
    var key = pthread_key_t()
    let code = pthread_key_create(&key) { kept in
      if let kept { Unmanaged<ForeignScripts>.fromOpaque(kept).release() }
    }
    return code == 0 ? key : nil
  }()

  static func ofThisThread() -> ForeignScripts {
    guard let key else { return ForeignScripts() }
    if let kept = pthread_getspecific(key) {
      return Unmanaged<ForeignScripts>.fromOpaque(kept).takeUnretainedValue()
    }
    let made = ForeignScripts()
    let kept = Unmanaged.passRetained(made)
    if pthread_setspecific(key, kept.toOpaque()) != 0 { kept.release() }
    return made
  }

  /// The text in Latin letters; some of other scripts may be left.
  func latin(_ text: [UInt8]) -> String {
    guard let handle else { return String(decoding: text, as: UTF8.self) }
    return text.withUnsafeBufferPointer { utf8 in
      var out = Scratch<UInt8>(capacity: utf8.count * 4 + 64)
      while true {
        let needed = Int(icu_transliterate(handle, utf8.baseAddress, Int32(utf8.count), out.base, Int32(out.capacity)))
        if needed <= out.capacity {
          return String(decoding: UnsafeBufferPointer(start: out.base, count: needed), as: UTF8.self)
        }
        out.reserve(needed)
      }
    }
  }
}
