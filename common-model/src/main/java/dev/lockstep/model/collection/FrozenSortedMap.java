package dev.lockstep.model.collection;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map in the natural order of its keys that never changes. Copying one costs nothing, which is
 * why records hold it: every new state of an appointment is a copy of the one before.
 */
public final class FrozenSortedMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V>
    implements SortedMap<K, V> {

  private final FrozenSortedSet<K> keys;
  private final List<V> values;

  private FrozenSortedMap(FrozenSortedSet<K> keys, List<V> values) {
    this.keys = keys;
    this.values = values;
  }

  /** A map without entries. */
  public static <K extends Comparable<? super K>, V> FrozenSortedMap<K, V> empty() {
    return new FrozenSortedMap<K, V>(FrozenSortedSet.<K>empty(), List.of());
  }

  /**
   * The same entries; itself if it is frozen already.
   *
   * @throws NullPointerException if a key or value is null
   */
  public static <K extends Comparable<? super K>, V> FrozenSortedMap<K, V> copyOf(Map<K, V> map) {
    if (map instanceof FrozenSortedMap<K, V> frozen) {
      return frozen;
    }
    if (map.isEmpty()) {
      return empty();
    }
    boolean isInOrder = map instanceof SortedMap<K, V> sorted && sorted.comparator() == null;
    Map<K, V> ordered = isInOrder ? map : new TreeMap<>(map);
    return new FrozenSortedMap<>(
        FrozenSortedSet.ofOrdered(ordered.keySet()), List.copyOf(ordered.values()));
  }

  /**
   * Values by their keys; of two with one key the later counts.
   *
   * @throws NullPointerException if a key or value is null
   */
  public static <K extends Comparable<? super K>, V> FrozenSortedMap<K, V> byKey(
      Collection<V> values, Function<? super V, K> key) {
    List<K> keys = new ArrayList<>(values.size());
    for (V value : values) {
      K next = key.apply(value);
      if (!keys.isEmpty() && keys.getLast().compareTo(next) >= 0) {
        return sorted(values, key);
      }
      keys.add(next);
    }
    return new FrozenSortedMap<>(FrozenSortedSet.ofOrdered(keys), List.copyOf(values));
  }

  private static <K extends Comparable<? super K>, V> FrozenSortedMap<K, V> sorted(
      Collection<V> values, Function<? super V, K> key) {
    TreeMap<K, V> map = new TreeMap<>();
    values.forEach(value -> map.put(key.apply(value), value));
    return copyOf(map);
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int at = keys.indexOf(key);
    return at < 0 ? null : values.get(at);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return keys.contains(key);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public FrozenSortedSet<K> keySet() {
    return keys;
  }

  /** Its values in the order of their keys. */
  @Override
  public List<V> values() {
    return values;
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new Entries();
  }

  @Override
  public @Nullable Comparator<? super K> comparator() {
    return null;
  }

  @Override
  public K firstKey() {
    return keys.first();
  }

  @Override
  public K lastKey() {
    return keys.last();
  }

  @Override
  public SortedMap<K, V> subMap(K from, K to) {
    return tree().subMap(from, to);
  }

  @Override
  public SortedMap<K, V> headMap(K to) {
    return tree().headMap(to);
  }

  @Override
  public SortedMap<K, V> tailMap(K from) {
    return tree().tailMap(from);
  }

  private SortedMap<K, V> tree() {
    return Collections.unmodifiableSortedMap(new TreeMap<K, V>(this));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof FrozenSortedMap<?, ?> frozen
            ? keys.equals(frozen.keys) && values.equals(frozen.values)
            : super.equals(other));
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  private final class Entries extends AbstractSet<Entry<K, V>> {
    @Override
    public int size() {
      return values.size();
    }

    @Override
    public Iterator<Entry<K, V>> iterator() {
      return new Iterator<>() {
        private final Iterator<K> key = keys.iterator();
        private final Iterator<V> value = values.iterator();

        @Override
        public boolean hasNext() {
          return key.hasNext();
        }

        @Override
        public Entry<K, V> next() {
          return Map.entry(key.next(), value.next());
        }
      };
    }
  }
}
