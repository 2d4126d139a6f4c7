/**
 * A series of appointments with its exceptions, and what each of its occurrences is. An occurrence
 * is known by the local date of its original start in the recurrence's zone: there is at most one a
 * day, which is how Graph names them too.
 */
@NullMarked
package dev.lockstep.model.series;

import org.jspecify.annotations.NullMarked;
