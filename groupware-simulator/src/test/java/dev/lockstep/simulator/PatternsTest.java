package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Patterns at random, all six kinds in all three ranges, beside ical4j, which the code does not
 * use. Where a month is shorter than the pattern's day, Exchange takes its last day; as a rule of
 * RFC 5545 that is the last of the days up to the wanted one.
 */
class PatternsTest {
  private static final int PATTERNS = 120;
  private static final int SHORTEST_MONTH = 28;
  private static final List<String> INDEXES = List.of("first", "second", "third", "fourth", "last");
  private static final List<String> KINDS =
      List.of(
          "daily",
          "weekly",
          "absoluteMonthly",
          "relativeMonthly",
          "absoluteYearly",
          "relativeYearly");

  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private final Random random = new Random(20_260_601);
  private String events = "";

  /** The same in Graph's words and in RFC 5545's; the rule without interval, count and end. */
  private record Pattern(String json, String rule, int interval) {}

  @BeforeEach
  void aMailbox() {
    client.control("PATCH", "/profile", "{\"throttling\":false}");
    events = "/users/" + client.mailbox("ada") + "/events";
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void everyPatternFallsOnTheDaysOnWhichAnotherLibrarySeesIt() {
    for (int i = 0; i < PATTERNS; i++) {
      Pattern pattern = pattern(KINDS.get(i % KINDS.size()));
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1500));
      // The series begins on a day that fits: what happens otherwise is disputed.
      LocalDate start =
          new Recur<LocalDate>(pattern.rule()).getDates(day, day, day.plusYears(6)).getFirst();
      int years = pattern.rule().contains("YEARLY") ? 30 : 2;
      LocalDate end = start.plusYears(years);
      int count = 1 + random.nextInt(30);
      String range =
          switch (i / KINDS.size() % 3) {
            case 0 -> "\"type\":\"noEnd\"";
            case 1 -> "\"type\":\"numbered\",\"numberOfOccurrences\":" + count;
            default -> {
              end = start.plusDays(random.nextInt(years * 365));
              yield "\"type\":\"endDate\",\"endDate\":\"" + end + "\"";
            }
          };
      String rule = pattern.rule() + ";INTERVAL=" + pattern.interval();
      String counted = range.contains("numbered") ? rule + ";COUNT=" + count : rule;

      List<LocalDate> found = instances(series(start, pattern, range), start, end);

      assertThat(found)
          .as(start + " " + pattern.json() + " " + range + " " + counted)
          .isEqualTo(days(counted, start, end))
          .isNotEmpty();
    }
  }

  private static List<LocalDate> days(String rule, LocalDate start, LocalDate end) {
    return new Recur<LocalDate>(rule)
        .getDates(start, start, end.plusDays(1)).stream().filter(day -> !day.isAfter(end)).toList();
  }

  private Pattern pattern(String kind) {
    int interval = 1 + random.nextInt(4);
    int dayOfMonth = 1 + random.nextInt(31);
    int month = 1 + random.nextInt(12);
    String index = INDEXES.get(random.nextInt(INDEXES.size()));
    List<DayOfWeek> days = new ArrayList<>(List.of(DayOfWeek.values()));
    Collections.shuffle(days, random);
    days = days.subList(0, 1 + random.nextInt(3));
    DayOfWeek first = DayOfWeek.of(1 + random.nextInt(7));
    String byDay =
        days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
    String relative =
        ";BYDAY=" + byDay + ";BYSETPOS=" + (index.equals("last") ? -1 : 1 + INDEXES.indexOf(index));
    // Every month has some of these days; the last of them that there is, is the one.
    String absolute =
        dayOfMonth <= SHORTEST_MONTH
            ? ";BYMONTHDAY=" + dayOfMonth
            : ";BYSETPOS=-1;BYMONTHDAY="
                + IntStream.rangeClosed(SHORTEST_MONTH, dayOfMonth)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
    String rule =
        switch (kind) {
          case "daily" -> "FREQ=DAILY";
          case "weekly" -> "FREQ=WEEKLY;WKST=" + first.name().substring(0, 2) + ";BYDAY=" + byDay;
          case "absoluteMonthly" -> "FREQ=MONTHLY" + absolute;
          case "relativeMonthly" -> "FREQ=MONTHLY" + relative;
          case "absoluteYearly" -> "FREQ=YEARLY;BYMONTH=" + month + absolute;
          default -> "FREQ=YEARLY;BYMONTH=" + month + relative;
        };
    String names =
        days.stream()
            .map(day -> "\"" + day.name().toLowerCase(Locale.ROOT) + "\"")
            .collect(Collectors.joining(","));
    // Every member is given, as the service itself shows it: what a kind does not need is ignored.
    String json =
        """
        "type":"%s","interval":%d,"month":%d,"dayOfMonth":%d,"daysOfWeek":[%s],\
        "firstDayOfWeek":"%s","index":"%s\""""
            .formatted(
                kind,
                interval,
                month,
                dayOfMonth,
                names,
                first.name().toLowerCase(Locale.ROOT),
                index);
    return new Pattern(json, rule, interval);
  }

  private String series(LocalDate start, Pattern pattern, String range) {
    SimulatorClient.Answer made =
        client.post(
            events,
            """
            {"subject":"series","start":{"dateTime":"%sT09:30:00","timeZone":"Europe/Berlin"},
             "end":{"dateTime":"%sT10:30:00","timeZone":"Europe/Berlin"},
             "recurrence":{"pattern":{%s},"range":{%s,"startDate":"%s"}}}"""
                .formatted(start, start, pattern.json(), range, start));
    assertThat(made.status()).as(made.http().body()).isEqualTo(201);
    return made.id();
  }

  private List<LocalDate> instances(String master, LocalDate from, LocalDate to) {
    List<LocalDate> found = new ArrayList<>();
    for (LocalDate begin = from; !begin.isAfter(to); begin = begin.plusDays(1800)) {
      LocalDate end = begin.plusDays(1799);
      List<JsonNode> items =
          client.round(
              "%s/%s/instances?$top=1000&$select=start&startDateTime=%sT00:00:00&endDateTime=%sT23:59:59"
                  .formatted(events, master, begin, end.isAfter(to) ? to : end),
              "Prefer",
              "outlook.timezone=\"Europe/Berlin\"");
      for (JsonNode item : items.subList(0, items.size() - 1)) {
        String shown = item.at("/start/dateTime").asText();
        assertThat(shown).endsWith("T09:30:00.0000000");
        found.add(LocalDate.parse(shown.substring(0, 10)));
      }
    }
    return found;
  }
}
