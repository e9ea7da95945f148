internal import CICU

/// ICU's normalisers (UAX #15) on UTF-8. Thread-safe: they are immutable and belong to ICU.
enum Normalizer {
  enum Form: Int32 {
    case nfc = 0
    case nfd = 1
    /// NFKC_Casefold: compatibility composed, case folded, without default-ignorable characters.
    case nfkcCasefold = 2
  }

  /// Normalises valid UTF-8 into `out`; returns how many bytes the result has. ``Folder/padding`` bytes
  /// follow them.
  static func normalize(_ form: Form, _ text: UnsafeBufferPointer<UInt8>, into out: inout Scratch<UInt8>)
    -> Int
  {
    out.reserve(text.count &+ text.count / 2 &+ 32)
    while true {
      var error: Int32 = 0
      let needed = Int(
        icu_normalize(
          form.rawValue, text.baseAddress, Int32(text.count), out.base, Int32(out.capacity), &error))
      requireICU(error, "cannot normalise")
      if needed &+ Folder.padding <= out.capacity { return needed }
      out.reserve(needed &+ Folder.padding)
    }
  }

  static func isNormalized(_ form: Form, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var error: Int32 = 0
    let yes = icu_is_normalized(form.rawValue, text.baseAddress, Int32(text.count), &error)
    requireICU(error, "cannot normalise")
    return yes != 0
  }

  static func normalize(_ form: Form, _ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      if isNormalized(form, utf8) { return String(decoding: utf8, as: UTF8.self) }
      var out = Scratch<UInt8>()
      let count = normalize(form, utf8, into: &out)
      return String(decoding: UnsafeBufferPointer(start: out.base, count: count), as: UTF8.self)
    }
  }
}
