/**
 * Microsoft Graph's calendar as the connector sees it: own records and the port that reads and
 * writes them. Nothing here knows how Graph is reached.
 */
@NullMarked
package dev.lockstep.groupware.calendar;

import org.jspecify.annotations.NullMarked;
