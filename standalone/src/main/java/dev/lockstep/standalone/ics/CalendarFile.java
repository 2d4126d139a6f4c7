package dev.lockstep.standalone.ics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file cut into its components, each with its line: a broken one spoils no other.
 *
 * @param blocks in the file's order
 * @param zone for times without one (X-WR-TIMEZONE)
 * @param problems what is wrong with the file as such
 */
record CalendarFile(List<Block> blocks, Optional<String> zone, List<Problem> problems) {
  CalendarFile {
    blocks = List.copyOf(blocks);
    problems = List.copyOf(problems);
  }

  static CalendarFile read(byte[] bytes) {
    Cutter cutter = new Cutter();
    for (ContentLine line : ContentLines.read(bytes)) {
      cutter.take(line);
    }
    return cutter.finish();
  }

  private static final class Cutter {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ContentLine> current = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private Optional<String> zone = Optional.empty();
    private boolean seen;

    void take(ContentLine line) {
      switch (line.name()) {
        case "BEGIN" -> begin(line);
        case "END" -> end(line);
        default -> other(line);
      }
    }

    private void begin(ContentLine line) {
      String kind = line.plainValue().toUpperCase(Locale.ROOT);
      if (kind.equals("VCALENDAR")) {
        if (!open.isEmpty()) {
          unended(line.number());
        }
        seen = true;
      } else if (open.isEmpty()) {
        problems.add(new Problem(line.number(), "BEGIN:" + kind + " outside of a VCALENDAR"));
        return;
      } else if (isEvent(kind) && open.contains("VEVENT")) {
        problems.add(new Problem(current.getFirst().number(), "a VEVENT without its END"));
        current.clear();
        while (open.size() > 1) {
          open.removeLast();
        }
      }
      open.addLast(kind);
      if (open.size() > 1) {
        current.add(line);
      }
    }

    private static boolean isEvent(String kind) {
      return kind.equals("VEVENT") || kind.equals("VTODO") || kind.equals("VTIMEZONE");
    }

    private void end(ContentLine line) {
      String kind = line.plainValue().toUpperCase(Locale.ROOT);
      if (!kind.equals(open.peekLast())) {
        problems.add(
            new Problem(
                line.number(),
                open.isEmpty()
                    ? "END:" + kind + " of nothing"
                    : "END:" + kind + " where END:" + open.getLast() + " is due"));
        if (kind.equals("VCALENDAR")) {
          open.clear();
          current.clear();
        }
        return;
      }
      open.removeLast();
      if (!open.isEmpty()) {
        current.add(line);
        if (open.size() == 1) {
          blocks.add(new Block(kind, current.getFirst().number(), current));
          current.clear();
        }
      }
    }

    private void other(ContentLine line) {
      if (open.isEmpty()) {
        if (!seen) {
          problems.add(
              new Problem(line.number(), "not a calendar file: BEGIN:VCALENDAR is wanted"));
          seen = true;
        }
      } else if (open.size() == 1) {
        if (line.name().equals("X-WR-TIMEZONE")) {
          zone = Optional.of(line.plainValue());
        } else if (line.name().equals("VERSION") && line.plainValue().equals("1.0")) {
          problems.add(
              new Problem(
                  line.number(), "this is vCalendar 1.0; iCalendar (VERSION:2.0) is wanted"));
        }
      } else {
        current.add(line);
      }
    }

    private void unended(int number) {
      problems.add(new Problem(number, "BEGIN:VCALENDAR where END:" + open.getLast() + " is due"));
      open.clear();
      current.clear();
    }

    CalendarFile finish() {
      if (!open.isEmpty()) {
        int line = current.isEmpty() ? 1 : current.getFirst().number();
        problems.add(new Problem(line, "the file ends before END:" + open.getLast()));
      } else if (!seen) {
        problems.add(new Problem(1, "the file is empty"));
      }
      return new CalendarFile(blocks, zone, problems);
    }
  }
}
