package dev.lockstep.standalone.ics;

import dev.lockstep.model.zone.ZoneNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A calendar file, read.
 *
 * @param singles events and series, each UID once
 * @param exceptions of the series, by their UID
 * @param problems what was left out, by line
 */
record IcsFile(
    List<IcsEvent> singles, Map<String, List<IcsEvent>> exceptions, List<Problem> problems) {

  static final int MOST_EVENTS = 10_000;

  /**
   * Reads a file.
   *
   * @param floating the zone of times that have none
   * @throws IOException if it cannot be read at all
   */
  static IcsFile read(Path file, ZoneNames names, ZoneId floating) throws IOException {
    return of(CalendarFile.read(Files.readAllBytes(file)), names, floating);
  }

  static IcsFile of(CalendarFile file, ZoneNames names, ZoneId floating) {
    EventReader reader = new EventReader(new Zones(names, file, floating));
    List<Problem> problems = new ArrayList<>(file.problems());
    List<IcsEvent> singles = new ArrayList<>();
    Map<String, List<IcsEvent>> exceptions = new HashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    int events = 0;
    for (Block block : file.blocks()) {
      switch (block.kind()) {
        case "VTIMEZONE" -> {}
        case "VEVENT" -> {
          if (++events > MOST_EVENTS) {
            problems.add(
                new Problem(block.line(), "more than " + MOST_EVENTS + " events in one file"));
            continue;
          }
          try {
            IcsEvent event = reader.read(block);
            if (event.instance().isPresent()) {
              exceptions.computeIfAbsent(event.uid(), _ -> new ArrayList<>()).add(event);
            } else if (!event.uid().isEmpty()
                && lines.merge(event.uid(), event.line(), (first, _) -> first) != event.line()) {
              problems.add(
                  new Problem(block.line(), "the same UID as in line " + lines.get(event.uid())));
            } else {
              singles.add(event);
            }
          } catch (Unrepresentable e) {
            problems.add(new Problem(block.line(), e.reason()));
          }
        }
        default -> problems.add(new Problem(block.line(), block.kind() + " is no event"));
      }
    }
    return new IcsFile(singles, exceptions, problems);
  }
}
