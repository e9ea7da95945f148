internal import Bitext
package import Files
internal import Markup

/// What an `omegat.project` file says of its project; what it leaves out, or says `__DEFAULT__` for, is nil.
package struct OmegaTProjectFile: Equatable, Sendable {
  /// As the file writes them: `EN-US`.
  package private(set) var sourceLanguage: String?
  package private(set) var targetLanguage: String?
  /// From the project's folder, or absolute.
  package private(set) var memoryFolder: String?
  package private(set) var glossaryFolder: String?

  /// Everything as OmegaT has it by default.
  package init() {}

  /// Larger ones are refused: OmegaT writes some kilobytes.
  package static let sizeLimit: Int64 = 1 << 20

  /// - Throws: ``FormatError`` with line and column for what is no such file, damaged XML and entities that are refused; `FileError`.
  package init(_ source: ByteSource) throws {
    let scanner = try XMLScanner(UTF8Stream(source))
    let path = source.path
    var names: [String] = []
    var text = ""
    var isMore = true
    while isMore {
      do throws(ScanError) {
        isMore = try scanner.feed()
      } catch {
        switch error {
        case .file(let failure): throw failure
        case .fault(let fault):
          throw FormatError(
            file: path, line: fault.line, column: fault.column,
            message: fault.isRefusal
              ? "refused: \(fault.message)" : "expected an OmegaT project, found \(scanner.reason(of: fault))")
        }
      }
      guard scanner.endOffset <= Self.sizeLimit else {
        throw FormatError(
          file: path, message: "expected an OmegaT project of at most \(Self.sizeLimit) bytes, found more")
      }
      for index in 0..<scanner.eventCount {
        let event = scanner[index]
        switch event.kind {
        case .start:
          let name = scanner.text(of: event.name)
          if names.isEmpty, name != "omegat" {
            let place = scanner.position(at: event.range.lowerBound)
            throw FormatError(
              file: path, line: place.line, column: place.column, message: "expected root \"omegat\", found \"\(name)\""
            )
          }
          names.append(name)
          text = ""
        case .text: text += scanner.text(of: event)
        case .end:
          take(text, of: names)
          names.removeLast()
          text = ""
        case .comment, .instruction, .doctype: break
        }
      }
      scanner.drop(scanner.eventCount)
    }
  }

  private mutating func take(_ text: String, of names: [String]) {
    guard names.count == 3, names[1] == "project" else { return }
    let text = trimmed(text)
    let value = text.isEmpty || text == "__DEFAULT__" ? nil : text
    switch names[2] {
    case "source_lang": sourceLanguage = value
    case "target_lang": targetLanguage = value
    case "tm_dir": memoryFolder = value
    case "glossary_dir": glossaryFolder = value
    default: break
    }
  }
}
