/// The keys by which texts are compared, and the pieces they are cut into. Pure functions, safe on any thread.
///
/// Keys serve matching; what they fold away is for the checks to report.
package enum Orthography {
  /// The text in NFC (UAX #15): equal for texts that differ only in how characters are encoded.
  package static func identityKey(_ text: String) -> String { Normalizer.normalize(.nfc, text) }

  /// The text without what a reader overlooks: NFKC_Casefold (which also drops soft hyphens and everything else
  /// default-ignorable), no stress marks on Cyrillic letters, ё as е, one kind of space, dash, double and single quote,
  /// spaces collapsed and trimmed. Folding a fold changes nothing. ``FoldRules`` has the list.
  package static func foldKey(_ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      var folder = Folder()
      folder.fold(utf8)
      return folder.string()
    }
  }
}
