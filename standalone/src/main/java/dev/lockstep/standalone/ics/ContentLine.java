package dev.lockstep.standalone.ics;

import java.util.Locale;

/**
 * An unfolded line (RFC 5545, section 3.1).
 *
 * @param number of its first physical line, from 1
 */
record ContentLine(int number, String text) {

  /** The name before the first parameter or value, in upper case. */
  String name() {
    int end = 0;
    while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != ';') {
      end++;
    }
    return text.substring(0, end).toUpperCase(Locale.ROOT);
  }

  /** What follows the first colon; right for names without parameters only. */
  String plainValue() {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(colon + 1).strip();
  }
}
