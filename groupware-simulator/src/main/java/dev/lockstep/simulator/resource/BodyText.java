package dev.lockstep.simulator.resource;

import dev.lockstep.simulator.event.BodyType;
import dev.lockstep.simulator.event.ItemBody;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the service makes of a posted text: HTML in a document of its own for readers of HTML, plain
 * text for readers of text, and a preview. Nobody gets back what was posted.
 */
final class BodyText {
  private static final int PREVIEW = 255;
  private static final Pattern SCRIPT =
      Pattern.compile("<script\\b.*?</script\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String HEAD =
      "<html>\r\n<head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html;"
          + " charset=utf-8\">\r\n";
  private static final String FROM_TEXT =
      HEAD
          + "<meta name=\"Generator\" content=\"Microsoft Exchange Server\">\r\n"
          + "<!-- converted from text -->\r\n"
          + "<style><!-- .EmailQuote { margin-left: 1pt; padding-left: 4pt; border-left: #800000"
          + " 2px solid; } --></style>\r\n</head>\r\n<body>\r\n"
          + "<font size=\"2\"><span style=\"font-size:11pt;\"><div class=\"PlainText\">";
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

  private BodyText() {}

  /** The text as HTML. */
  static String html(ItemBody body) {
    String content = body.content();
    if (content.isEmpty()) {
      return "";
    }
    if (body.contentType() == BodyType.TEXT) {
      return FROM_TEXT + escape(content) + "</div></span></font>\r\n</body>\r\n</html>\r\n";
    }
    String clean = SCRIPT.matcher(content).replaceAll("");
    return clean.toLowerCase(Locale.ROOT).contains("<html")
        ? clean
        : HEAD + "</head>\r\n<body>\r\n" + clean + "\r\n</body>\r\n</html>\r\n";
  }

  /** The text as plain text. */
  static String text(ItemBody body) {
    return body.contentType() == BodyType.TEXT
        ? lines(body.content())
        : strip(body.content(), Integer.MAX_VALUE);
  }

  /** The first 255 characters of the plain text. */
  static String preview(ItemBody body) {
    String whole =
        body.contentType() == BodyType.TEXT ? body.content() : strip(body.content(), PREVIEW * 4);
    String text = whole.strip();
    if (text.length() <= PREVIEW) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
    return text.substring(0, end);
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> {
          // the line feed behind it stands for both
        }
        case '\n' -> out.append("<br>\r\n");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Takes the tags out, at most so many characters of text. */
  private static String strip(String html, int limit) {
    StringBuilder out = new StringBuilder(Math.min(html.length(), 4096));
    int i = 0;
    while (i < html.length() && out.length() < limit) {
      char c = html.charAt(i);
      if (c == '<') {
        i = tag(html, i, out);
      } else if (c == '&') {
        i = entity(html, i, out);
      } else if (Character.isWhitespace(c) && c != '\u00a0') {
        if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
          out.append(' ');
        }
        i++;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString().strip();
  }

  private static int tag(String html, int start, StringBuilder out) {
    if (html.startsWith("<!--", start)) {
      int end = html.indexOf("-->", start);
      return end < 0 ? html.length() : end + 3;
    }
    int end = html.indexOf('>', start);
    if (end < 0) {
      return html.length();
    }
    int from = html.startsWith("</", start) ? start + 2 : start + 1;
    int to = from;
    while (to < end && Character.isLetterOrDigit(html.charAt(to))) {
      to++;
    }
    String name = html.substring(from, to).toLowerCase(Locale.ROOT);
    boolean closing = from == start + 2;
    switch (name) {
      case "head", "style", "script", "title" -> {
        int close = html.toLowerCase(Locale.ROOT).indexOf("</" + name, end);
        if (!closing && close >= 0) {
          int after = html.indexOf('>', close);
          return after < 0 ? html.length() : after + 1;
        }
      }
      case "br" -> out.append("\r\n");
      case "p", "div", "tr", "li", "h1", "h2", "h3", "table" -> {
        if (closing && !out.isEmpty()) {
          out.append("\r\n");
        }
      }
      default -> {
        // other tags leave no trace in the text
      }
    }
    return end + 1;
  }

  private static int entity(String html, int start, StringBuilder out) {
    int end = html.indexOf(';', start);
    if (end < 0 || end - start > 10) {
      out.append('&');
      return start + 1;
    }
    String name = html.substring(start + 1, end);
    String known = ENTITIES.get(name);
    if (known != null) {
      out.append(known);
      return end + 1;
    }
    try {
      if (name.startsWith("#x") || name.startsWith("#X")) {
        out.appendCodePoint(Integer.parseInt(name.substring(2), 16));
        return end + 1;
      }
      if (name.startsWith("#")) {
        out.appendCodePoint(Integer.parseInt(name.substring(1)));
        return end + 1;
      }
    } catch (IllegalArgumentException e) {
      // no character: the text stays as it is
    }
    out.append('&');
    return start + 1;
  }
}
