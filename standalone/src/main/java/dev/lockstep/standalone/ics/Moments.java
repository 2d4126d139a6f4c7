package dev.lockstep.standalone.ics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;

/** Reads dates, times and durations (RFC 5545, sections 3.3.4 to 3.3.6). */
final class Moments {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final Pattern DURATION =
      Pattern.compile("([+-]?)P(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");

  private final Zones zones;

  Moments(Zones zones) {
    this.zones = zones;
  }

  /** All of a property that may come several times and hold several each. */
  List<Moment> all(VEvent event, String name) throws Unrepresentable {
    List<Moment> all = new ArrayList<>();
    List<Property> properties = event.getProperties(name);
    for (Property property : properties) {
      for (String value : property.getValue().split(",", -1)) {
        if (!value.isBlank()) {
          all.add(read(property, value));
        }
      }
    }
    return all;
  }

  /** Of a property that comes once at most. */
  Optional<Moment> first(VEvent event, String name) throws Unrepresentable {
    Optional<Property> property = event.getProperty(name);
    return property.isEmpty()
        ? Optional.empty()
        : Optional.of(read(property.get(), property.get().getValue()));
  }

  /** One value of a property. */
  Moment read(Property property, String value) throws Unrepresentable {
    String text = value.strip();
    try {
      if (text.length() == 8) {
        return new Moment.Day(LocalDate.parse(text, DATE));
      }
      boolean utc = text.endsWith("Z");
      LocalDateTime local =
          LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, DATE_TIME);
      return new Moment.At(local, utc ? ZoneOffset.UTC : zone(property, local));
    } catch (DateTimeException e) {
      throw new Unrepresentable(property.getName() + ": '" + text + "' is no date or time", e);
    }
  }

  private ZoneId zone(Property property, LocalDateTime local) throws Unrepresentable {
    Optional<net.fortuna.ical4j.model.Parameter> id =
        property.getParameter(Components.ZONE_PARAMETER);
    return id.isEmpty() ? zones.floating() : zones.zone(id.get().getValue(), local.toLocalDate());
  }

  /** DTEND, or start and DURATION; without both a day ends after itself, a time at once. */
  Moment end(VEvent event, Moment start) throws Unrepresentable {
    Moment end = first(event, "DTEND").orElse(start);
    Optional<Property> length = event.getProperty("DURATION");
    if (end.equals(start) && length.isPresent()) {
      end = plus(start, duration(length.get().getValue()));
    }
    return switch (start) {
      case Moment.Day(var first) ->
          switch (end) {
            case Moment.Day(var last) when last.isAfter(first) -> end;
            case Moment.Day(var last) when last.equals(first) -> new Moment.Day(first.plusDays(1));
            case Moment.Day _ -> throw endsBefore(start, end);
            case Moment.At _ -> throw new Unrepresentable("starts as a day, ends as a time");
          };
      case Moment.At at ->
          switch (end) {
            case Moment.At(var last, var zone)
                when last.atZone(zone).isBefore(at.local().atZone(at.zone())) ->
                throw endsBefore(start, end);
            case Moment.At _ -> end;
            case Moment.Day _ -> throw new Unrepresentable("starts as a time, ends as a day");
          };
    };
  }

  private static Unrepresentable endsBefore(Moment start, Moment end) {
    return new Unrepresentable(
        "ends (%s) before it starts (%s)".formatted(end.local(), start.local()));
  }

  private static Moment plus(Moment start, Duration length) {
    return switch (start) {
      case Moment.Day(var date) -> new Moment.Day(date.plusDays(Math.max(1, length.toDays())));
      case Moment.At(var local, var zone) -> new Moment.At(local.plus(length), zone);
    };
  }

  /** Days count 24 hours. */
  static Duration duration(String text) throws Unrepresentable {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Unrepresentable("'" + text + "' is no duration");
    }
    Duration length =
        Duration.ofDays(7 * part(matcher, 2) + part(matcher, 3))
            .plusHours(part(matcher, 4))
            .plusMinutes(part(matcher, 5))
            .plusSeconds(part(matcher, 6));
    return "-".equals(matcher.group(1)) ? length.negated() : length;
  }

  private static long part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
