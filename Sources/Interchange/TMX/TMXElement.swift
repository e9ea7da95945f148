internal import Markup

/// The elements of TMX 1.1 to 1.4b; everything else is kept as it came.
enum TMXElement: UInt8 {
  case other, tmx, header, body, unit, variant, segment

  init(name: String) {
    self =
      switch name {
      case "tmx": .tmx
      case "header": .header
      case "body": .body
      case "tu": .unit
      case "tuv": .variant
      case "seg": .segment
      default: .other
      }
  }
}

/// Interned names to elements, each looked up once.
struct TMXElementTable {
  private var known: [TMXElement?] = []

  mutating func element(of name: XMLName, in scanner: XMLScanner) -> TMXElement {
    let number = Int(name.number)
    if number < known.count, let element = known[number] { return element }
    while known.count <= number { known.append(nil) }
    let element = TMXElement(name: scanner.text(of: name))
    known[number] = element
    return element
  }
}
