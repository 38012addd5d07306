;; Sums over the learnt weights, sixteen heads at a time. Lists hold byte addresses; lengths are multiples of 16.
;; Compiled into lanes.ts by `npm run lanes`.
(module
  (memory (export "memory") 1)

  ;; to[0..lanes] (f32) += the rows of `lanes` signed bytes that `count` addresses from `list` point to; count <= 256, so that 16 bits hold their sum
  (func (export "addRows") (param $list i32) (param $count i32) (param $lanes i32) (param $to i32)
    (local $lane i32) (local $at i32) (local $end i32) (local $row v128) (local $low v128) (local $high v128)
    (local.set $end (i32.add (local.get $list) (i32.shl (local.get $count) (i32.const 2))))
    (loop $blocks
      (local.set $low (v128.const i32x4 0 0 0 0))
      (local.set $high (v128.const i32x4 0 0 0 0))
      (local.set $at (local.get $list))
      (block $done
        (loop $each
          (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $row (v128.load (i32.add (i32.load (local.get $at)) (local.get $lane))))
          (local.set $low (i16x8.add (local.get $low) (i16x8.extend_low_i8x16_s (local.get $row))))
          (local.set $high (i16x8.add (local.get $high) (i16x8.extend_high_i8x16_s (local.get $row))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $each)))
      (v128.store (local.get $to) (f32x4.add (v128.load (local.get $to)) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $low)))))
      (v128.store offset=16 (local.get $to) (f32x4.add (v128.load offset=16 (local.get $to)) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $low)))))
      (v128.store offset=32 (local.get $to) (f32x4.add (v128.load offset=32 (local.get $to)) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $high)))))
      (v128.store offset=48 (local.get $to) (f32x4.add (v128.load offset=48 (local.get $to)) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $high)))))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $blocks (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 16))) (local.get $lanes)))))

  ;; to[0..lanes] (f32) += such rows, each times `share`
  (func (export "addPieces") (param $list i32) (param $count i32) (param $share f32) (param $lanes i32) (param $to i32)
    (local $lane i32) (local $at i32) (local $end i32) (local $row v128) (local $half v128) (local $times v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $list) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $times (f32x4.splat (local.get $share)))
    (loop $blocks
      (local.set $a (v128.load (local.get $to)))
      (local.set $b (v128.load offset=16 (local.get $to)))
      (local.set $c (v128.load offset=32 (local.get $to)))
      (local.set $d (v128.load offset=48 (local.get $to)))
      (local.set $at (local.get $list))
      (block $done
        (loop $each
          (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $row (v128.load (i32.add (i32.load (local.get $at)) (local.get $lane))))
          (local.set $half (i16x8.extend_low_i8x16_s (local.get $row)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $times) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $times) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
          (local.set $half (i16x8.extend_high_i8x16_s (local.get $row)))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $times) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $times) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $each)))
      (v128.store (local.get $to) (local.get $a))
      (v128.store offset=16 (local.get $to) (local.get $b))
      (v128.store offset=32 (local.get $to) (local.get $c))
      (v128.store offset=48 (local.get $to) (local.get $d))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $blocks (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 16))) (local.get $lanes)))))

  ;; to[0..lanes] (f32) += the vectors of `lanes` floats that `count` addresses from `list` point to
  (func (export "addVectors") (param $list i32) (param $count i32) (param $lanes i32) (param $to i32)
    (local $lane i32) (local $at i32) (local $end i32) (local $vector i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $list) (i32.shl (local.get $count) (i32.const 2))))
    (loop $blocks
      (local.set $a (v128.load (local.get $to)))
      (local.set $b (v128.load offset=16 (local.get $to)))
      (local.set $c (v128.load offset=32 (local.get $to)))
      (local.set $d (v128.load offset=48 (local.get $to)))
      (local.set $at (local.get $list))
      (block $done
        (loop $each
          (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $vector (i32.add (i32.load (local.get $at)) (i32.shl (local.get $lane) (i32.const 2))))
          (local.set $a (f32x4.add (local.get $a) (v128.load (local.get $vector))))
          (local.set $b (f32x4.add (local.get $b) (v128.load offset=16 (local.get $vector))))
          (local.set $c (f32x4.add (local.get $c) (v128.load offset=32 (local.get $vector))))
          (local.set $d (f32x4.add (local.get $d) (v128.load offset=48 (local.get $vector))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $each)))
      (v128.store (local.get $to) (local.get $a))
      (v128.store offset=16 (local.get $to) (local.get $b))
      (v128.store offset=32 (local.get $to) (local.get $c))
      (v128.store offset=48 (local.get $to) (local.get $d))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $blocks (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 16))) (local.get $lanes)))))
)
