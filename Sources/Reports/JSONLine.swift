package import Markup

/// What programs read: an object as one line of JSON, without the line's end.
package func jsonLine(_ json: JSON) -> String { json.line }
