package dev.lockstep.model.collection;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A set in the natural order of its elements that never changes; copying one costs nothing. */
public final class FrozenSortedSet<E extends Comparable<? super E>> extends AbstractSet<E>
    implements SortedSet<E> {

  private final List<E> elements;

  private FrozenSortedSet(List<E> elements) {
    this.elements = elements;
  }

  /**
   * The same elements; itself if it is frozen already.
   *
   * @throws NullPointerException if an element is null
   */
  public static <E extends Comparable<? super E>> FrozenSortedSet<E> copyOf(
      Collection<E> elements) {
    return elements instanceof FrozenSortedSet<E> frozen
        ? frozen
        : ofOrdered(new TreeSet<>(elements));
  }

  /** A set without elements. */
  static <E extends Comparable<? super E>> FrozenSortedSet<E> empty() {
    return new FrozenSortedSet<E>(List.of());
  }

  /**
   * A set of elements of which each is greater than the one before.
   *
   * @throws NullPointerException if an element is null
   */
  static <E extends Comparable<? super E>> FrozenSortedSet<E> ofOrdered(Collection<E> elements) {
    return new FrozenSortedSet<>(List.copyOf(elements));
  }

  @Override
  public boolean contains(@Nullable Object element) {
    return indexOf(element) >= 0;
  }

  /** Where an element stands; negative if it is not in the set. */
  int indexOf(@Nullable Object element) {
    if (element == null) {
      return -1;
    }
    @SuppressWarnings("unchecked") // as with every sorted set, another type fails in compareTo
    E wanted = (E) element;
    int low = 0;
    int high = elements.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = elements.get(middle).compareTo(wanted);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public Iterator<E> iterator() {
    return elements.iterator();
  }

  @Override
  public @Nullable Comparator<? super E> comparator() {
    return null;
  }

  @Override
  public E first() {
    return elements.getFirst();
  }

  @Override
  public E last() {
    return elements.getLast();
  }

  @Override
  public SortedSet<E> subSet(E from, E to) {
    return tree().subSet(from, to);
  }

  @Override
  public SortedSet<E> headSet(E to) {
    return tree().headSet(to);
  }

  @Override
  public SortedSet<E> tailSet(E from) {
    return tree().tailSet(from);
  }

  private SortedSet<E> tree() {
    return Collections.unmodifiableSortedSet(new TreeSet<E>(elements));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof FrozenSortedSet<?> frozen
            ? elements.equals(frozen.elements)
            : super.equals(other));
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
