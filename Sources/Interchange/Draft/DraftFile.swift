internal import Files

/// A draft that is to be changed: its bytes, and the archive that they stand in where it is one of memoQ's (`.mqxlz`).
package struct DraftFile {
  /// The draft itself; of an archive of another kind, the archive, which is refused where it is changed.
  package let bytes: [UInt8]
  private let archive: (zip: ZipArchive, entry: String)?

  /// - Throws: ``FileError``.
  package init(_ path: String) throws {
    guard path.lowercased().hasSuffix(".mqxlz") else {
      bytes = try RandomAccessFile.contents(of: path)
      archive = nil
      return
    }
    let zip = try ZipArchive(path)
    let texts = ZipArchive.texts(among: zip.names)
    guard texts.count == 1, let entry = texts.first,
      let bytes = try zip.contents(of: entry, limitBytes: DraftReader.memoryLimit)
    else {
      throw FileError(path: path, reason: .damaged("expected one file in the zip archive, found \(texts.count)"))
    }
    self.bytes = bytes
    archive = (zip, entry)
  }

  /// What the file holds once the draft is other bytes: in an archive, everything else stays as it was.
  /// - Throws: ``FileError``.
  package func holding(_ changed: [UInt8]) throws -> [UInt8] {
    guard let archive else { return changed }
    return try archive.zip.replacing(archive.entry, with: changed)
  }
}
