package dev.lockstep.standalone.ics;

import dev.lockstep.model.zone.ZoneNames;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * What the TZIDs of a file mean: an IANA or Windows name, such a name after a prefix, the name that
 * its VTIMEZONE gives, or the known zone whose clocks go as the VTIMEZONE says.
 */
final class Zones {
  private static final int SAMPLES_A_YEAR = 24;

  private final ZoneNames names;
  private final Map<String, Block> definitions = new HashMap<>();
  private final Map<String, Optional<ZoneId>> found = new HashMap<>();
  private final ZoneId floating;

  /**
   * The zones of a file.
   *
   * @param floating for times without a zone
   */
  Zones(ZoneNames names, CalendarFile file, ZoneId floating) {
    this.names = names;
    this.floating = file.zone().flatMap(names::toIana).orElse(floating);
    for (Block block : file.blocks()) {
      if (block.kind().equals("VTIMEZONE")) {
        value(block, "TZID").ifPresent(id -> definitions.put(id, block));
      }
    }
  }

  ZoneId floating() {
    return floating;
  }

  /**
   * The zone of a TZID.
   *
   * @param start when it is needed: rules of another time don't count
   */
  ZoneId zone(String id, LocalDate start) throws Unrepresentable {
    Optional<ZoneId> named = found.computeIfAbsent(id, this::byName);
    if (named.isPresent()) {
      return named.get();
    }
    Block definition = definitions.get(id);
    if (definition == null) {
      throw new Unrepresentable("unknown time zone '" + id + "', and no VTIMEZONE for it");
    }
    ZoneId alike = alike(id, definition, start);
    found.put(id, Optional.of(alike));
    return alike;
  }

  private Optional<ZoneId> byName(String id) {
    String plain = id.replace("\"", "").strip();
    Optional<ZoneId> zone = names.toIana(plain);
    for (int i = plain.indexOf('/'); zone.isEmpty() && i >= 0; i = plain.indexOf('/', i + 1)) {
      zone = names.toIana(plain.substring(i + 1));
    }
    Block definition = definitions.get(id);
    if (zone.isEmpty() && definition != null) {
      zone = value(definition, "X-LIC-LOCATION").flatMap(names::toIana);
    }
    return zone;
  }

  private static Optional<String> value(Block block, String name) {
    return block.lines().stream()
        .filter(line -> line.name().equals(name))
        .map(ContentLine::plainValue)
        .findFirst();
  }

  private ZoneId alike(String id, Block definition, LocalDate start) throws Unrepresentable {
    VTimeZone zone = parse(id, definition);
    for (String windows : names.windowsNames()) {
      Optional<ZoneId> candidate = names.toIana(windows);
      if (candidate.isPresent() && isAlike(zone, candidate.get(), start)) {
        return candidate.get();
      }
    }
    throw new Unrepresentable(
        "time zone '" + id + "': its clocks go like those of no zone that Graph knows");
  }

  private static VTimeZone parse(String id, Block definition) throws Unrepresentable {
    try {
      return new CalendarBuilder()
              .build(new StringReader(Components.wrap(definition.text())))
              .getComponents("VTIMEZONE")
              .stream()
              .map(VTimeZone.class::cast)
              .findFirst()
              .orElseThrow(() -> new Unrepresentable("time zone '" + id + "': no VTIMEZONE"));
    } catch (IOException | ParserException | RuntimeException e) {
      throw new Unrepresentable(
          "time zone '" + id + "': its VTIMEZONE cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isAlike(VTimeZone zone, ZoneId candidate, LocalDate start) {
    LocalDateTime first = start.withDayOfYear(1).atTime(12, 0);
    for (int i = 0; i < SAMPLES_A_YEAR; i++) {
      OffsetDateTime at = first.plusDays(15L * i).atOffset(ZoneOffset.UTC);
      Observance observance = zone.getApplicableObservance(at);
      if (observance == null) {
        return false;
      }
      Optional<TzOffsetTo> offset = observance.getProperty(Property.TZOFFSETTO);
      if (offset.isEmpty()
          || !offset.get().getOffset().equals(candidate.getRules().getOffset(at.toInstant()))) {
        return false;
      }
    }
    return true;
  }
}
