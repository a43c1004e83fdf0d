/**
 * Whose work this is, and who there is to work for.
 */
@NullMarked
package com.tiktickets.sample.tenant;

import org.jspecify.annotations.NullMarked;
