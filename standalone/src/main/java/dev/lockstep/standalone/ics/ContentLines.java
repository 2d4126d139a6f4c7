package dev.lockstep.standalone.ics;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of a file: byte order marks, any line end, folded lines. Text that is not UTF-8
 * is taken as Windows-1252, which old versions of Outlook write.
 */
final class ContentLines {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private ContentLines() {}

  static List<ContentLine> read(byte[] bytes) {
    String[] physical = decode(bytes).split("\r\n|\n|\r", -1);
    List<ContentLine> lines = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int first = 0;
    for (int i = 0; i < physical.length; i++) {
      String line = physical[i];
      if (first > 0 && (line.startsWith(" ") || line.startsWith("\t"))) {
        text.append(line, 1, line.length());
      } else {
        add(lines, first, text);
        first = i + 1;
        text.setLength(0);
        text.append(line);
      }
    }
    add(lines, first, text);
    return lines;
  }

  private static void add(List<ContentLine> lines, int first, StringBuilder text) {
    if (first > 0 && !text.toString().isBlank()) {
      lines.add(new ContentLine(first, text.toString()));
    }
  }

  private static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, UTF_16BE);
    }
    try {
      return UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, WINDOWS);
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
