import Glibc

/// How many times as much processor time something takes when it is made eight times as large: 8 where time grows with the size,
/// 64 where it grows with the square. The least of up to eight, since a busy machine makes any of them larger.
package func growth(from size: Int, _ body: (Int) throws -> Void) rethrows -> Double {
  func seconds(_ size: Int) throws -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try body(size)
    return now() - start
  }
  // What is made once is not counted.
  _ = try seconds(size)
  var least = Double.infinity
  for _ in 0..<8 {
    let small = try seconds(size)
    least = min(least, try seconds(size * 8) / max(small, 1e-6))
    if least < 16 { break }
  }
  return least
}

/// More than this is no growth with the size, or with its logarithm besides.
package let steepest = 28.0
