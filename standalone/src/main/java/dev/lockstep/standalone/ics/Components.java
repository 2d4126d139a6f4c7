package dev.lockstep.standalone.ics;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.TimeZoneRegistryImpl;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * Parses components one by one. Names of time zones are kept from the parser, which would look for
 * them elsewhere, the network included: {@link Zones} knows what the file means by them.
 */
final class Components {
  /** The parameter that holds the TZID while the parser is at work. */
  static final String ZONE_PARAMETER = "X-LOCKSTEP-TZID";

  private Components() {}

  static VEvent event(Block block) throws Unrepresentable {
    String text = block.text().replaceAll("(?i);TZID=", ";" + ZONE_PARAMETER + "=");
    try {
      List<CalendarComponent> components =
          new CalendarBuilder(new TimeZoneRegistryImpl())
              .build(new StringReader(wrap(text)))
              .getComponents("VEVENT");
      if (components.size() != 1) {
        throw new Unrepresentable("not one VEVENT");
      }
      return (VEvent) components.getFirst();
    } catch (ParserException e) {
      int line = lineOf(block, e.getLineNo());
      throw new Unrepresentable("line " + line + ": " + reason(e), e);
    } catch (IOException | RuntimeException e) {
      throw new Unrepresentable(reason(e), e);
    }
  }

  /** The parser counts the lines it was given, of which the first three are ours. */
  private static int lineOf(Block block, int parserLine) {
    int index = Math.clamp(parserLine - 4L, 0, block.lines().size() - 1);
    return block.lines().get(index).number();
  }

  private static String reason(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }

  static String wrap(String component) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:lockstep\r\n"
        + component
        + "END:VCALENDAR\r\n";
  }
}
