package dev.lockstep.standalone.ics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A component directly in the calendar.
 *
 * @param kind such as {@code VEVENT}
 * @param line where it begins
 * @param lines from its BEGIN to its END
 */
record Block(String kind, int line, List<ContentLine> lines) {
  Block {
    lines = List.copyOf(lines);
  }

  String text() {
    return lines.stream().map(ContentLine::text).collect(Collectors.joining("\r\n", "", "\r\n"));
  }
}
