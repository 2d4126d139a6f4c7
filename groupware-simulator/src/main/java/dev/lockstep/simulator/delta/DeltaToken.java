package dev.lockstep.simulator.delta;

import dev.lockstep.simulator.calendar.TimeWindow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Where a client stands in change tracking. The token holds it all, so the server remembers
 * nothing: mailbox, calendar or series, window and the place in the change log.
 *
 * @param generation of the mailbox's tokens; those of another one are dead
 */
public record DeltaToken(
    UUID mailbox, long generation, DeltaScope scope, TimeWindow window, Place place) {

  /** The place between, or in the middle of, rounds. */
  public sealed interface Place {
    /**
     * In the first round.
     *
     * @param upTo where the log stood when it began
     * @param lastItem the last item listed
     */
    record First(long upTo, long lastItem) implements Place {}

    /**
     * Between two rounds.
     *
     * @param known everything up to here has been told
     * @param seenHeads where the log stood in the latest rounds, as far as not told yet
     */
    record Between(long known, List<Long> seenHeads) implements Place {
      public Between {
        seenHeads = List.copyOf(seenHeads);
      }
    }

    /**
     * In a later round.
     *
     * @param since everything up to here had been told before the round
     * @param position the last change listed
     * @param upTo the last change of the round
     */
    record Later(long since, long position, long upTo, List<Long> seenHeads) implements Place {
      public Later {
        seenHeads = List.copyOf(seenHeads);
      }
    }
  }

  private static final int HEAD = 16 + 5 * 8 + 1;
  private static final int MAX_HEADS = 100;
  private static final long NO_SERIES = 0;

  /** The token as text for a URL. */
  public String encode() {
    List<Long> numbers =
        switch (place) {
          case Place.First(long upTo, long lastItem) -> List.of(upTo, lastItem);
          case Place.Between(long known, List<Long> heads) -> join(List.of(known), heads);
          case Place.Later(long since, long position, long upTo, List<Long> heads) ->
              join(List.of(since, position, upTo), heads);
        };
    byte kind =
        switch (place) {
          case Place.First first -> 1;
          case Place.Between between -> 2;
          case Place.Later later -> 3;
        };
    byte[] bytes = new byte[HEAD + numbers.size() * 8 + 4];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.putLong(mailbox.getMostSignificantBits()).putLong(mailbox.getLeastSignificantBits());
    out.putLong(generation).putLong(scope.calendar()).putLong(scope.series().orElse(NO_SERIES));
    out.putLong(window.from()).putLong(window.to());
    out.put(kind);
    numbers.forEach(out::putLong);
    out.putInt(checksum(bytes));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The token behind a text, or nothing if it is none. */
  public static Optional<DeltaToken> decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int rest = bytes.length - HEAD - 4;
    if (rest < 8 || rest % 8 != 0 || rest / 8 > MAX_HEADS) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt(bytes.length - 4) != checksum(bytes)) {
      return Optional.empty();
    }
    UUID mailbox = new UUID(in.getLong(), in.getLong());
    long generation = in.getLong();
    long calendar = in.getLong();
    long series = in.getLong();
    DeltaScope scope =
        new DeltaScope(
            calendar, series == NO_SERIES ? OptionalLong.empty() : OptionalLong.of(series));
    TimeWindow window = new TimeWindow(in.getLong(), in.getLong());
    byte kind = in.get();
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < rest / 8; i++) {
      numbers.add(in.getLong());
    }
    return place(kind, numbers)
        .map(place -> new DeltaToken(mailbox, generation, scope, window, place));
  }

  /** The same tracking at another place. */
  public DeltaToken at(Place next) {
    return new DeltaToken(mailbox, generation, scope, window, next);
  }

  private static Optional<Place> place(byte kind, List<Long> numbers) {
    int size = numbers.size();
    return switch (kind) {
      case 1 ->
          size == 2
              ? Optional.of(new Place.First(numbers.get(0), numbers.get(1)))
              : Optional.empty();
      case 2 -> Optional.of(new Place.Between(numbers.get(0), numbers.subList(1, size)));
      case 3 ->
          size >= 3
              ? Optional.of(
                  new Place.Later(
                      numbers.get(0), numbers.get(1), numbers.get(2), numbers.subList(3, size)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static List<Long> join(List<Long> left, List<Long> right) {
    List<Long> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - 4);
    return (int) crc.getValue();
  }
}
