package dev.lockstep.sync.state;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that nobody changes any more, and so need not be copied again: a state is made anew
 * many times in one decision, mostly with the same maps.
 */
final class FrozenMap<K, V> extends AbstractMap<K, V> implements SortedMap<K, V> {

  private final SortedMap<K, V> entries;

  private FrozenMap(SortedMap<K, V> entries) {
    this.entries = Collections.unmodifiableSortedMap(entries);
  }

  /** What is in the map now, in its order. */
  static <K, V> SortedMap<K, V> of(SortedMap<K, V> map) {
    return map instanceof FrozenMap ? map : new FrozenMap<>(new TreeMap<>(map));
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return entries.entrySet();
  }

  @Override
  public Set<K> keySet() {
    return entries.keySet();
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    return entries.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return entries.containsKey(key);
  }

  @Override
  public @Nullable Comparator<? super K> comparator() {
    return entries.comparator();
  }

  @Override
  public SortedMap<K, V> subMap(K from, K to) {
    return entries.subMap(from, to);
  }

  @Override
  public SortedMap<K, V> headMap(K to) {
    return entries.headMap(to);
  }

  @Override
  public SortedMap<K, V> tailMap(K from) {
    return entries.tailMap(from);
  }

  @Override
  public K firstKey() {
    return entries.firstKey();
  }

  @Override
  public K lastKey() {
    return entries.lastKey();
  }
}
