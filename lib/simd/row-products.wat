;; Dot products of a vector with rows of bytes, sixteen numbers at a time.
(module
  (memory (export "memory") 1)
  ;; vector: address of `width` 16-bit numbers; rows: address of `count` rows of `width` bytes; products: address at
  ;; which one 32-bit number per row is written. `width` is a multiple of 16.
  (func (export "products") (param $rows i32) (param $count i32) (param $vector i32) (param $width i32) (param $products i32)
    (local $at i32) (local $end i32) (local $sum v128) (local $bytes v128)
    block $none
      local.get $count
      i32.eqz
      br_if $none
      loop $each-row
        v128.const i32x4 0 0 0 0
        local.set $sum
        local.get $vector
        local.set $at
        local.get $rows
        local.get $width
        i32.add
        local.set $end
        loop $each-sixteen
          local.get $sum
          local.get $rows
          v128.load align=1
          local.tee $bytes
          i16x8.extend_low_i8x16_s
          local.get $at
          v128.load align=1
          i32x4.dot_i16x8_s
          i32x4.add
          local.get $bytes
          i16x8.extend_high_i8x16_s
          local.get $at
          v128.load offset=16 align=1
          i32x4.dot_i16x8_s
          i32x4.add
          local.set $sum
          local.get $at
          i32.const 32
          i32.add
          local.set $at
          local.get $rows
          i32.const 16
          i32.add
          local.tee $rows
          local.get $end
          i32.lt_u
          br_if $each-sixteen
        end
        local.get $products
        local.get $sum
        i32x4.extract_lane 0
        local.get $sum
        i32x4.extract_lane 1
        i32.add
        local.get $sum
        i32x4.extract_lane 2
        i32.add
        local.get $sum
        i32x4.extract_lane 3
        i32.add
        i32.store
        local.get $products
        i32.const 4
        i32.add
        local.set $products
        local.get $count
        i32.const 1
        i32.sub
        local.tee $count
        br_if $each-row
      end
    end))
