package dev.lockstep.standalone.ics;

import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.GraphTranslation;
import dev.lockstep.model.recurrence.text.RruleReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;

/** Reads a VEVENT into what Graph can hold of it. */
final class EventReader {
  private static final String BUSY = "X-MICROSOFT-CDO-BUSYSTATUS";

  private final Moments moments;

  EventReader(Zones zones) {
    this.moments = new Moments(zones);
  }

  /**
   * The event of a block.
   *
   * @throws Unrepresentable saying why it cannot be taken
   */
  IcsEvent read(Block block) throws Unrepresentable {
    VEvent event = Components.event(block);
    if (text(event, "STATUS").equalsIgnoreCase("CANCELLED")) {
      throw new Unrepresentable("cancelled (STATUS:CANCELLED)");
    }
    Property startProperty =
        event.getProperty("DTSTART").orElseThrow(() -> new Unrepresentable("no start (DTSTART)"));
    Moment start = moments.read(startProperty, startProperty.getValue());
    Moment end = moments.end(event, start);
    People people = People.of(event);
    List<String> notes = new ArrayList<>(people.notes());
    IcsEvent.Content content =
        new IcsEvent.Content(
            text(event, "SUMMARY"),
            text(event, "DESCRIPTION"),
            text(event, "LOCATION"),
            start,
            end,
            showAs(event),
            sensitivity(event),
            categories(event),
            reminder(event));
    return new IcsEvent(
        block.line(),
        text(event, "UID"),
        moments.first(event, "RECURRENCE-ID"),
        content,
        people.organizer(),
        people.attendees(),
        recurrence(event, start),
        moments.all(event, "EXDATE"),
        notes);
  }

  private static Optional<GraphRecurrence> recurrence(VEvent event, Moment start)
      throws Unrepresentable {
    if (!event.getProperties("RDATE").isEmpty()) {
      throw new Unrepresentable("further dates (RDATE): Graph has none");
    }
    List<Property> rules = event.getProperties("RRULE");
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    if (rules.size() > 1) {
      throw new Unrepresentable("more than one RRULE");
    }
    String text = rules.getFirst().getValue();
    SeriesStart series =
        switch (start) {
          case Moment.At(var local, var zone) -> new SeriesStart.Timed(local, zone);
          case Moment.Day(var date) -> new SeriesStart.AllDay(date);
        };
    try {
      RecurrenceRule rule = RruleReader.read(text, series);
      return switch (GraphTranslation.of(rule, start.local())) {
        case GraphTranslation.Exact(var recurrence) -> Optional.of(recurrence);
        case GraphTranslation.Refused(var reason) ->
            throw new Unrepresentable(
                "RRULE:%s: Graph has no such pattern: %s (%s)"
                    .formatted(text, reason, reason.meaning()));
      };
    } catch (InvalidRecurrenceException e) {
      throw new Unrepresentable("RRULE:" + text + ": " + e.getMessage(), e);
    }
  }

  private static String showAs(VEvent event) {
    return switch (text(event, BUSY).toUpperCase(Locale.ROOT)) {
      case "FREE" -> "free";
      case "TENTATIVE" -> "tentative";
      case "OOF" -> "oof";
      case "WORKINGELSEWHERE" -> "workingElsewhere";
      case "BUSY" -> "busy";
      default ->
          text(event, "TRANSP").equalsIgnoreCase("TRANSPARENT")
              ? "free"
              : text(event, "STATUS").equalsIgnoreCase("TENTATIVE") ? "tentative" : "busy";
    };
  }

  private static String sensitivity(VEvent event) {
    return switch (text(event, "CLASS").toUpperCase(Locale.ROOT)) {
      case "", "PUBLIC" -> "normal";
      case "CONFIDENTIAL" -> "confidential";
      default -> "private";
    };
  }

  private static List<String> categories(VEvent event) {
    List<String> all = new ArrayList<>();
    for (Property property : event.getProperties("CATEGORIES")) {
      if (property instanceof Categories categories) {
        categories.getCategories().getTexts().stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty() && !all.contains(text))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** The first alarm that is set relative to the start, before it. */
  private static Optional<Integer> reminder(VEvent event) {
    for (VAlarm alarm : event.getAlarms()) {
      String trigger = text(alarm, "TRIGGER");
      if (trigger.startsWith("-P") || trigger.startsWith("P") || trigger.startsWith("+P")) {
        try {
          long minutes = -Moments.duration(trigger).toMinutes();
          if (minutes >= 0 && minutes <= Duration.ofDays(365).toMinutes()) {
            return Optional.of((int) minutes);
          }
        } catch (Unrepresentable _) {
          // an alarm that cannot be read is no reason to leave the event out
        }
      }
    }
    return Optional.empty();
  }

  private static String text(net.fortuna.ical4j.model.Component component, String name) {
    Optional<Property> property = component.getProperty(name);
    return property.map(Property::getValue).map(String::strip).orElse("");
  }
}
