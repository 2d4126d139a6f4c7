package dev.lockstep.model.zone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names of time zones: between Windows names ({@code W. Europe Standard Time}), which Exchange
 * and Microsoft Graph use, and IANA names. The table is Unicode CLDR's windowsZones with its
 * version; the rules of a zone are the JDK's alone. Names are compared without regard to case, as
 * Exchange does, and blanks around them are ignored.
 *
 * <p>The mapping is not one to one: Berlin, Vienna and Zurich are all {@code W. Europe Standard
 * Time}, which leads back to Europe/Berlin. Whoever needs the original name must keep it, and may
 * use it as long as {@link #toWindows} of it is the Windows name seen.
 *
 * <p>Immutable.
 */
public final class ZoneNames {
  /** The main IANA zone of all names that mean UTC, Graph's {@code tzone://Microsoft/Utc} too. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final Set<String> UTC_NAMES = Set.of("utc", "z", "tzone://microsoft/utc");

  private static final String TABLE = "windows-zones.txt";

  private final String version;
  private final Map<String, ZoneId> ianaByWindows = new HashMap<>();
  private final Map<String, ZoneId> ianaByName = new HashMap<>();
  private final Map<String, String> windowsByIana = new HashMap<>();
  private final SortedSet<String> windowsNames = new TreeSet<>();

  private ZoneNames(List<String> lines) {
    String found = "";
    for (String available : ZoneId.getAvailableZoneIds()) {
      ianaByName.put(folded(available), ZoneId.of(available));
    }
    for (String line : lines) {
      if (line.startsWith("version=")) {
        found = line.substring("version=".length());
      } else if (!line.startsWith("#") && !line.isBlank()) {
        addRow(line);
      }
    }
    this.version = found;
  }

  /**
   * Reads the table that comes with this module.
   *
   * @throws IllegalStateException if a row names a zone that this JDK doesn't know
   */
  public static ZoneNames load() {
    InputStream table = ZoneNames.class.getResourceAsStream(TABLE);
    if (table == null) {
      throw new IllegalStateException("Resource " + TABLE + " is missing beside ZoneNames");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return new ZoneNames(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the table is from, such as {@code CLDR 48.2.0}. */
  public String version() {
    return version;
  }

  /** All Windows names, sorted. */
  public SortedSet<String> windowsNames() {
    return Collections.unmodifiableSortedSet(windowsNames);
  }

  /** Whether this is a Windows name; {@code UTC} is one. */
  public boolean isWindowsName(String name) {
    return ianaByWindows.containsKey(folded(name));
  }

  /**
   * The zone of a Windows name, of an IANA name or alias (kept as it is, in its proper spelling),
   * of {@code UTC} or of {@code tzone://Microsoft/Utc}. Empty for everything else, in particular
   * for {@code tzone://Microsoft/Custom} and {@code Customized Time Zone}, whose rules are not in
   * their name, and for bare offsets such as {@code +02:00}.
   */
  public Optional<ZoneId> toIana(String windowsOrIanaName) {
    String name = folded(windowsOrIanaName);
    if (UTC_NAMES.contains(name)) {
      return Optional.of(UTC);
    }
    return Optional.ofNullable(ianaByWindows.get(name))
        .or(() -> Optional.ofNullable(ianaByName.get(name)));
  }

  /**
   * The Windows name of a zone. Empty for the few zones that Windows doesn't have
   * (Antarctica/Troll) and for fixed offsets other than UTC.
   */
  public Optional<String> toWindows(ZoneId zone) {
    ZoneId named = zone.equals(ZoneOffset.UTC) ? UTC : zone;
    return Optional.ofNullable(windowsByIana.get(folded(named.getId())));
  }

  private void addRow(String line) {
    List<String> cells = List.of(line.split("\\|", -1));
    if (cells.size() != 3) {
      throw new IllegalStateException(TABLE + ": not three cells: " + line);
    }
    String windows = cells.getFirst();
    ZoneId main = ianaByName.get(folded(cells.get(1)));
    if (main == null) {
      throw new IllegalStateException(
          TABLE + ": " + windows + ": this JDK has no zone " + cells.get(1));
    }
    windowsNames.add(windows);
    ianaByWindows.put(folded(windows), main);
    for (String iana : cells.get(2).split(" ", -1)) {
      windowsByIana.put(folded(iana), windows);
    }
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
