package dev.lockstep.groupware.event;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.Footer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The block of ours at the end of an event's text. Exchange turns text into HTML and back, which
 * adds and takes blanks and empty lines and may repeat a link in angle brackets; users copy events,
 * edit around the block, and remove half of it. So it is known by its first line, and ends with its
 * last line or, if that is gone, with the last line that looks like one of ours.
 */
final class FooterBlock {

  private static final String BEGIN = "[Lockstep: added automatically, not part of the text]";
  private static final String END = "[Lockstep: end]";
  private static final String LINK = "CRM record: ";
  private static final String NOT_INVITED = "In the CRM, not invited: ";

  private static final String BLANKS = "[\\s\\u00a0]*";
  private static final String BEGIN_LIKE = loosely(BEGIN);
  private static final String END_LIKE = loosely(END);
  private static final Pattern CLOSED =
      Pattern.compile(BEGIN_LIKE + "((?!" + BEGIN_LIKE + ").)*?" + END_LIKE, Pattern.DOTALL);
  private static final Pattern OPEN =
      Pattern.compile(
          BEGIN_LIKE
              + "("
              + BLANKS
              + "("
              + loosely(LINK.strip())
              + "|"
              + loosely(NOT_INVITED.strip())
              + ")[^\\n]*)*");

  private FooterBlock() {}

  private static String loosely(String words) {
    List<String> quoted = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      quoted.add(Pattern.quote(word));
    }
    return String.join("[\\s\\u00a0]+", quoted);
  }

  /** The text with the block behind it, as it is written. */
  static String append(Text text, Footer footer) {
    if (footer.link().isEmpty() && footer.notInvited().isEmpty()) {
      return text.value();
    }
    List<String> lines = new ArrayList<>();
    if (!text.isEmpty()) {
      lines.add(text.value());
      lines.add("");
    }
    lines.add(BEGIN);
    footer.link().ifPresent(link -> lines.add(LINK + link));
    if (!footer.notInvited().isEmpty()) {
      lines.add(
          NOT_INVITED
              + footer.notInvited().stream()
                  .map(EmailAddress::value)
                  .collect(Collectors.joining(", ")));
    }
    lines.add(END);
    return String.join("\n", lines);
  }

  /** The text without any such block, as it is read. */
  static Text strip(String body) {
    if (!body.contains("[Lockstep:")) {
      return new Text(body);
    }
    String closed = CLOSED.matcher(new Text(body).value()).replaceAll("");
    return new Text(OPEN.matcher(closed).replaceAll(""));
  }
}
