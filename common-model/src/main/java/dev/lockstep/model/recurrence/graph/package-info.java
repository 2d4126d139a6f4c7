/**
 * Microsoft Graph's patternedRecurrence as types of its own, free of any JSON or SDK, and its exact
 * mapping from and to the canonical rule.
 */
@NullMarked
package dev.lockstep.model.recurrence.graph;

import org.jspecify.annotations.NullMarked;
