package dev.lockstep.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All settings that there are.
 *
 * @param settings each key once
 * @param families keys that are handed on as they are
 */
public record Schema(List<Setting<?>> settings, List<Family> families) {

  static final String VARIABLES = "LOCKSTEP_";

  /**
   * Settings whose names are another's, such as those of Kafka's clients.
   *
   * @param prefix with a dot at its end, such as {@code kafka.client.}
   */
  public record Family(String prefix, String doc) {
    public Family {
      if (!prefix.endsWith(".")) {
        throw new IllegalArgumentException("a family's prefix ends with a dot: " + prefix);
      }
    }
  }

  public Schema {
    settings = List.copyOf(settings);
    families = List.copyOf(families);
    Set<String> keys = new HashSet<>();
    for (Setting<?> setting : settings) {
      if (!keys.add(setting.key())) {
        throw new IllegalArgumentException("declared twice: " + setting.key());
      }
    }
  }

  /** These settings. */
  public static Schema of(Setting<?>... settings) {
    return new Schema(List.of(settings), List.of());
  }

  /** With this family too. */
  public Schema with(Family family) {
    return new Schema(settings, Stream.concat(families.stream(), Stream.of(family)).toList());
  }

  /** All of both; what both declare must be the same object. */
  public Schema and(Schema other) {
    List<Setting<?>> all = new ArrayList<>(settings);
    other.settings.stream().filter(setting -> !all.contains(setting)).forEach(all::add);
    List<Family> allFamilies = new ArrayList<>(families);
    other.families.stream().filter(one -> !allFamilies.contains(one)).forEach(allFamilies::add);
    return new Schema(all, allFamilies);
  }

  boolean knows(String key) {
    return settings.stream().anyMatch(setting -> setting.key().equals(key))
        || families.stream().anyMatch(family -> isMember(family, key));
  }

  static boolean isMember(Family family, String key) {
    return key.startsWith(family.prefix()) && key.length() > family.prefix().length();
  }

  /** The key that was perhaps meant. */
  Optional<String> nearest(String key) {
    int most = Math.max(2, key.length() / 3);
    return settings.stream()
        .map(Setting::key)
        .filter(known -> distance(known, key) <= most)
        .min(Comparator.comparingInt(known -> distance(known, key)));
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + cost);
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[other.length()];
  }
}
