package dev.lockstep.standalone.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.zone.ZoneNames;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts the events of calendar files into mailboxes, through Graph. */
public final class IcsLoader {
  /** Graph takes four requests of a mailbox at once; one is left for others. */
  private static final int AT_ONCE = 3;

  private static final int LONGEST_SUBJECT = 255;

  private final GraphHttp graph;
  private final List<String> mailboxes;
  private final Map<String, Semaphore> slots = new HashMap<>();
  private final ZoneId floating;
  private final ZoneNames names = ZoneNames.load();

  /**
   * What became of a file.
   *
   * @param loaded events and exceptions that are in a mailbox now
   * @param leftOut by line
   * @param notes what of a loaded event was left out, by line
   */
  public record Report(int loaded, List<Problem> leftOut, List<Problem> notes) {}

  /**
   * A loader.
   *
   * @param mailboxes addresses, in lower case, one at least
   * @param floating the zone of times that have none
   */
  public IcsLoader(GraphHttp graph, List<String> mailboxes, ZoneId floating) {
    this.graph = graph;
    this.mailboxes = List.copyOf(mailboxes);
    this.floating = floating;
    mailboxes.forEach(one -> slots.put(one, new Semaphore(AT_ONCE)));
  }

  /**
   * Loads a file; loading it again makes no second event.
   *
   * @throws IOException if the file cannot be read at all
   */
  public Report load(Path path) throws IOException, InterruptedException {
    IcsFile file = IcsFile.read(path, names, floating);
    List<Problem> leftOut = new ArrayList<>(file.problems());
    List<Problem> notes = new ArrayList<>();
    AtomicInteger loaded = new AtomicInteger();
    Map<String, List<IcsEvent>> orphans = new HashMap<>(file.exceptions());
    file.singles().forEach(event -> orphans.remove(event.uid()));
    List<IcsEvent> heads = new ArrayList<>(file.singles());
    orphans.values().forEach(heads::addAll);
    CountDownLatch left = new CountDownLatch(heads.size());
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (IcsEvent head : heads) {
        List<IcsEvent> exceptions =
            head.instance().isPresent()
                ? List.of()
                : file.exceptions().getOrDefault(head.uid(), List.of());
        executor.execute(
            () -> {
              One one = new One(head, exceptions, loaded);
              try {
                one.load();
              } finally {
                synchronized (notes) {
                  leftOut.addAll(one.leftOut);
                  notes.addAll(one.notes);
                }
                left.countDown();
              }
            });
      }
      left.await();
    }
    leftOut.sort(Comparator.comparingInt(Problem::line));
    notes.sort(Comparator.comparingInt(Problem::line));
    return new Report(loaded.get(), List.copyOf(leftOut), List.copyOf(notes));
  }

  /** Whose calendar it belongs to: the organizer's, else the first attendee's, else anybody's. */
  private String owner(IcsEvent event) {
    if (event.organizer().isPresent() && slots.containsKey(event.organizer().get().address())) {
      return event.organizer().get().address();
    }
    return event.attendees().stream()
        .map(IcsEvent.Person::address)
        .filter(slots::containsKey)
        .findFirst()
        .orElse(mailboxes.get(Math.floorMod(event.uid().hashCode(), mailboxes.size())));
  }

  /** An event with the exceptions of its series. */
  private final class One {
    private final IcsEvent head;
    private final List<IcsEvent> exceptions;
    private final AtomicInteger loaded;
    private final List<Problem> leftOut = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final String mailbox;

    One(IcsEvent head, List<IcsEvent> exceptions, AtomicInteger loaded) {
      this.head = head;
      this.exceptions = exceptions;
      this.loaded = loaded;
      this.mailbox = owner(head);
    }

    void load() {
      Semaphore slot = Objects.requireNonNull(slots.get(mailbox));
      slot.acquireUninterruptibly();
      try {
        String id = graph.post(GraphHttp.user(mailbox) + "/events", json()).path("id").asText();
        loaded.incrementAndGet();
        head.notes().forEach(note -> notes.add(new Problem(head.line(), note)));
        if (head.instance().isPresent()) {
          notes.add(
              new Problem(head.line(), "its series is not in the file: loaded as a single event"));
        }
        for (Moment cancelled : head.cancelled()) {
          changeInstance(id, cancelled, head.line(), graph::delete);
        }
        for (IcsEvent exception : exceptions) {
          Moment original = exception.instance().orElseThrow();
          if (changeInstance(
              id,
              original,
              exception.line(),
              path -> graph.patch(path, GraphEventJson.content(shortened(exception.content()))))) {
            loaded.incrementAndGet();
          }
        }
      } catch (IOException e) {
        leftOut.add(new Problem(head.line(), String.valueOf(e.getMessage())));
        exceptions.forEach(
            one -> leftOut.add(new Problem(one.line(), "an exception of line " + head.line())));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        leftOut.add(new Problem(head.line(), "interrupted"));
      } finally {
        slot.release();
      }
    }

    private JsonNode json() {
      Map<String, IcsEvent.Person> attendees = new LinkedHashMap<>();
      head.organizer().ifPresent(one -> attendees.put(one.address(), one));
      head.attendees().forEach(one -> attendees.putIfAbsent(one.address(), one));
      attendees.remove(mailbox);
      String name =
          head.uid().isEmpty()
              ? head.content().toString()
              : head.uid() + head.instance().map(one -> one.local().toString()).orElse("");
      String transaction = UUID.nameUUIDFromBytes(("ics:" + name).getBytes(UTF_8)).toString();
      return GraphEventJson.create(
          head, shortened(head.content()), attendees.values(), transaction);
    }

    private IcsEvent.Content shortened(IcsEvent.Content content) {
      if (content.subject().length() <= LONGEST_SUBJECT) {
        return content;
      }
      notes.add(
          new Problem(
              head.line(),
              "subject of %d characters: cut to %d"
                  .formatted(content.subject().length(), LONGEST_SUBJECT)));
      return new IcsEvent.Content(
          content.subject().substring(0, LONGEST_SUBJECT),
          content.text(),
          content.location(),
          content.start(),
          content.end(),
          content.showAs(),
          content.sensitivity(),
          content.categories(),
          content.reminder());
    }

    private boolean changeInstance(String series, Moment original, int line, Change change)
        throws InterruptedException {
      try {
        LocalDateTime utc = utc(original);
        String query =
            "?startDateTime=%s&endDateTime=%s&$top=50"
                .formatted(encoded(utc.minusDays(1)), encoded(utc.plusDays(2)));
        JsonNode instances =
            graph.get(
                GraphHttp.user(mailbox) + "/events/" + encoded(series) + "/instances" + query);
        for (JsonNode instance : instances.path("value")) {
          if (starts(instance, original, utc)) {
            change.apply(
                GraphHttp.user(mailbox) + "/events/" + encoded(instance.path("id").asText()));
            return true;
          }
        }
        leftOut.add(new Problem(line, "its series has no occurrence on " + original.local()));
      } catch (IOException e) {
        leftOut.add(new Problem(line, "occurrence on " + original.local() + ": " + e.getMessage()));
      }
      return false;
    }

    private static LocalDateTime utc(Moment moment) {
      return switch (moment) {
        case Moment.At(var local, var zone) ->
            local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
        case Moment.Day(var date) -> date.atStartOfDay();
      };
    }

    /** Graph says it in UTC unless told otherwise, with seven digits after the second. */
    private static boolean starts(JsonNode instance, Moment original, LocalDateTime utc) {
      String start = instance.path("start").path("dateTime").asText();
      return start.length() >= 19
          && (original instanceof Moment.Day
              ? start.startsWith(utc.toLocalDate().toString())
              : LocalDateTime.parse(start.substring(0, 19)).equals(utc));
    }

    private static String encoded(Object value) {
      return URLEncoder.encode(value.toString(), UTF_8);
    }
  }

  @FunctionalInterface
  private interface Change {
    void apply(String path) throws IOException, InterruptedException;
  }
}
